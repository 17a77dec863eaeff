/** A small program in languages that providers' counts are published for. */

export const PROGRAMS = {
  typescript: `interface Booking {
  id: string;
  room: number;
  guests: string[];
  startsAt: Date;
}

export class BookingCalendar {
  private readonly bookings = new Map<string, Booking>();

  add(booking: Booking): void {
    const clash = this.findClash(booking);
    if (clash !== undefined) {
      throw new Error(\`Room \${booking.room} is taken by \${clash.id}\`);
    }
    this.bookings.set(booking.id, booking);
  }

  cancel(id: string): boolean {
    return this.bookings.delete(id);
  }

  private findClash(wanted: Booking): Booking | undefined {
    for (const booking of this.bookings.values()) {
      if (booking.room === wanted.room && booking.startsAt.getTime() === wanted.startsAt.getTime()) {
        return booking;
      }
    }
    return undefined;
  }
}

const calendar = new BookingCalendar();
calendar.add({ id: 'b-1', room: 12, guests: ['Ines', 'Tom'], startsAt: new Date('2026-03-01') });
console.log(calendar.cancel('b-1') ? 'cancelled' : 'not found');
`,
  javascript: `const fs = require('fs');

function readReadings(path) {
  return fs
    .readFileSync(path, 'utf8')
    .split('\\n')
    .filter((line) => line.length > 0)
    .map((line) => {
      const [station, value] = line.split(';');
      return { station, value: Number.parseFloat(value) };
    });
}

function averages(readings) {
  const totals = {};
  for (const reading of readings) {
    const entry = totals[reading.station] || { sum: 0, count: 0 };
    entry.sum += reading.value;
    entry.count += 1;
    totals[reading.station] = entry;
  }
  return Object.entries(totals).map(([station, entry]) => ({
    station,
    average: entry.sum / entry.count,
  }));
}

// Warmest station first
const sorted = averages(readReadings(process.argv[2])).sort((a, b) => b.average - a.average);
for (const { station, average } of sorted) {
  console.log(station + ': ' + average.toFixed(1));
}
`,
  python: `from collections import defaultdict
from dataclasses import dataclass


@dataclass
class Reading:
    station: str
    value: float


def read_readings(path):
    """Read one reading per line, skipping lines that are empty."""
    with open(path) as handle:
        for line in handle:
            line = line.strip()
            if not line:
                continue
            station, value = line.split(";")
            yield Reading(station, float(value))


def averages(readings):
    totals = defaultdict(lambda: [0.0, 0])
    for reading in readings:
        totals[reading.station][0] += reading.value
        totals[reading.station][1] += 1
    return {station: total / count for station, (total, count) in totals.items()}


if __name__ == "__main__":
    result = averages(read_readings("readings.txt"))
    for station, average in sorted(result.items(), key=lambda item: -item[1]):
        print(f"{station}: {average:.1f}")
`,
  rust: `use std::collections::HashMap;
use std::fs;

#[derive(Debug, Clone)]
struct Reading {
    station: String,
    value: f64,
}

fn parse_line(line: &str) -> Option<Reading> {
    let (station, value) = line.split_once(';')?;
    Some(Reading {
        station: station.to_string(),
        value: value.trim().parse().ok()?,
    })
}

fn averages(readings: &[Reading]) -> HashMap<String, f64> {
    let mut totals: HashMap<String, (f64, u32)> = HashMap::new();
    for reading in readings {
        let entry = totals.entry(reading.station.clone()).or_insert((0.0, 0));
        entry.0 += reading.value;
        entry.1 += 1;
    }
    totals.into_iter().map(|(station, (sum, count))| (station, sum / count as f64)).collect()
}

fn main() -> Result<(), std::io::Error> {
    let text = fs::read_to_string("readings.txt")?;
    let readings: Vec<Reading> = text.lines().filter_map(parse_line).collect();
    for (station, average) in averages(&readings) {
        println!("{}: {:.1}", station, average);
    }
    Ok(())
}
`,
  java: `package com.example.weather;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class StationAverages {
    private final Map<String, Double> sums = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public void addReading(String station, double value) {
        sums.put(station, sums.getOrDefault(station, 0.0) + value);
        counts.put(station, counts.getOrDefault(station, 0) + 1);
    }

    public double averageOf(String station) {
        if (!counts.containsKey(station)) {
            throw new IllegalArgumentException("Unknown station: " + station);
        }
        return sums.get(station) / counts.get(station);
    }

    public static void main(String[] args) {
        StationAverages averages = new StationAverages();
        for (String line : List.of("Oslo;3.5", "Rome;17.25", "Oslo;4.5")) {
            String[] parts = line.split(";");
            averages.addReading(parts[0], Double.parseDouble(parts[1]));
        }
        System.out.println("Oslo: " + averages.averageOf("Oslo"));
    }
}
`,
  ruby: `class Inventory
  Item = Struct.new(:name, :quantity, :price)

  def initialize
    @items = {}
  end

  def add(name, quantity, price)
    raise ArgumentError, 'quantity must be positive' unless quantity.positive?

    item = @items[name] ||= Item.new(name, 0, price)
    item.quantity += quantity
    item
  end

  def total
    @items.values.sum { |item| item.quantity * item.price }
  end

  def low_stock(limit = 5)
    @items.values.select { |item| item.quantity < limit }.map(&:name)
  end
end

inventory = Inventory.new
inventory.add('lantern', 3, 12.5)
inventory.add('rope', 20, 4.0)
puts "Total: #{inventory.total}"
puts "Low: #{inventory.low_stock.join(', ')}"
`,
} as const;

// @ts-check
// Brings src/data up to date from tables: node src/tools/buildData.mjs FOLDER
// FOLDER holds gpu_prices.csv, whose rental offers go into gpus.json, and prices-reference.csv, from which model-facts.json
// is made. All else in gpus.json and open-models.json is kept by hand, each fact with its source.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'csv-parse/sync';
import { LISTED_OFFERS } from './listedOffers.mjs';
import { rentalsByGpu } from './rentals.mjs';

/** @param {string} file @returns {Record<string, string>[]} */
function table(file) {
  return parse(readFileSync(file), { columns: true, skip_empty_lines: true, bom: true });
}

/** @param {string | undefined} text */
function number(text) {
  const value = Number(text);
  return text === undefined || text === '' || Number.isNaN(value) ? null : value;
}

/** The GPUs as they are, with their rentals made anew. @param {Record<string, string>[]} offers */
function gpuFacts(offers) {
  const rentals = rentalsByGpu([...offers, ...LISTED_OFFERS]);
  const gpus = JSON.parse(readFileSync(inData('gpus.json'), 'utf8'));
  return gpus.map((/** @type {{ key: string }} */ gpu) => ({ ...gpu, rental: rentals.get(gpu.key) ?? [] }));
}

/** What the price catalog lacks. @param {Record<string, string>[]} rows */
function modelFacts(rows) {
  return rows.map((row) => ({
    provider: row.provider,
    model: row.model,
    maxOutputTokens: number(row.max_output),
    batchDiscount: number(row.batch_discount),
    deprecationDate: row.deprecation_date === '' ? null : row.deprecation_date,
    deprecated: row.status === 'deprecated',
    asOf: row.snapshot_date,
  }));
}

/** @param {string} name */
function inData(name) {
  return path.join('src/data', name);
}

/** @param {string} name @param {object[]} facts */
function write(name, facts) {
  writeFileSync(inData(name), `[\n${facts.map((fact) => `  ${JSON.stringify(fact)}`).join(',\n')}\n]\n`);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node src/tools/buildData.mjs FOLDER');
const read = (/** @type {string} */ name) => table(path.join(folder, name));
write('gpus.json', gpuFacts(read('gpu_prices.csv')));
write('model-facts.json', modelFacts(read('prices-reference.csv')));

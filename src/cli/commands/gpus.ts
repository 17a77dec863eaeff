import type { Gpu, HardwareCatalog } from '../../core/catalog/hardware';
import { DEFAULT_RENTAL, rentalOn, termsOf } from '../../core/catalog/rental';
import { type Column, renderTable } from '../table';

const COLUMNS: readonly Column[] = [
  { title: 'gpu', align: 'left' },
  { title: 'GiB', align: 'right' },
  { title: 'GB/s', align: 'right' },
  { title: 'bf16', align: 'right' },
  { title: 'fp8', align: 'right' },
  { title: 'W', align: 'right' },
  { title: '$/h', align: 'right' },
  { title: 'rented from', align: 'left' },
];

/** GPUs of the catalog and the user's own. */
export function gpusCommand({ gpus }: HardwareCatalog, asJson: boolean): string {
  if (asJson) return JSON.stringify(gpus, null, 2);
  const footer =
    'Dense TFLOPS. $/h is the median; --json has every price, its range, offers, date and source.';
  return `${renderTable(COLUMNS, gpus.map(gpuRow))}\n\n${footer}`;
}

function gpuRow(gpu: Gpu): string[] {
  const rental = rentalOn(gpu, DEFAULT_RENTAL)?.rental;
  return [
    gpu.key,
    String(gpu.memoryGib),
    String(gpu.memoryBandwidthGbps),
    String(gpu.denseBf16Tflops),
    gpu.denseFp8Tflops === null ? '–' : String(gpu.denseFp8Tflops),
    String(gpu.tdpWatts),
    rental === undefined ? '–' : rental.base.toFixed(2),
    rental === undefined ? '–' : termsOf(rental),
  ];
}

/** One table of products in the formats that providers' counts are published for: 20 rows of 7 fields. */

interface Product {
  readonly id: number;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly stock: number;
  readonly color: string;
  readonly supplier: string;
}

const NAMES = [
  'Garden Hose',
  'Copper Kettle',
  'Reading Lamp',
  'Travel Adapter',
  'Bread Knife',
  'Winter Gloves',
  'Bicycle Pump',
  'Picture Frame',
  'Wall Clock',
  'Camping Stove',
  'Paint Brush',
  'Kitchen Scale',
  'Yoga Mat',
  'Desk Organizer',
  'Rain Jacket',
  'Tool Box',
  'Salad Bowl',
  'Door Bell',
  'Phone Holder',
  'Hiking Boots',
];
const COLORS = ['green', 'copper', 'white', 'black', 'silver', 'red'];
const SUPPLIERS = ['Northgate Trading', 'Ellis & Sons', 'Harbor Goods', 'Blue Valley'];
const CATEGORIES = ['garden', 'kitchen', 'office', 'travel', 'sports'];

const products: readonly Product[] = NAMES.map((name, index) => ({
  id: index + 1,
  name,
  category: CATEGORIES[index % CATEGORIES.length] ?? '',
  price: Math.round((7.35 + index * 3.27) * 100) / 100,
  stock: (index * 37) % 90,
  color: COLORS[index % COLORS.length] ?? '',
  supplier: SUPPLIERS[index % SUPPLIERS.length] ?? '',
}));

const FIELDS = ['id', 'name', 'category', 'price', 'stock', 'color', 'supplier'] as const;

const rows = products.map((product) => FIELDS.map((field) => String(product[field])));

function separated(separator: string): string {
  return `${[FIELDS, ...rows].map((row) => row.join(separator)).join('\n')}\n`;
}

function markdown(): string {
  const lines = [FIELDS, FIELDS.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function xml(): string {
  const record = (product: Product) =>
    `  <product>\n${FIELDS.map((field) => `    <${field}>${product[field]}</${field}>\n`).join('')}  </product>\n`;
  return `<products>\n${products.map(record).join('')}</products>\n`;
}

function yaml(): string {
  return products
    .map((product) =>
      FIELDS.map((field, index) => `${index === 0 ? '-' : ' '} ${field}: ${product[field]}\n`).join(''),
    )
    .join('');
}

export const PRODUCT_TABLE = {
  jsonPretty: JSON.stringify(products, null, 4),
  jsonMinified: JSON.stringify(products),
  yaml: yaml(),
  xml: xml(),
  csv: separated(','),
  tsv: separated('\t'),
  markdownTable: markdown(),
} as const;

/** Texts of the kinds that were counted against providers' APIs. */

const english = `
The harbour was quiet in the early morning, and the fishermen had already left for the open sea. Along the quay the
shops were still closed, but the smell of fresh bread came from a bakery near the church. She walked slowly and looked
at the boats that remained, wondering which of them would carry her across the bay before the weather turned. An old man
who was mending a net nodded to her and said that the wind would rise by noon, as it always did at this time of the year.
`.repeat(6);

const typescript = `
export async function loadOrders(client: HttpClient, options: LoadOptions = {}): Promise<Order[]> {
  const { since, limit = 100 } = options;
  const response = await client.get('/orders', { params: { since: since?.toISOString(), limit } });
  if (!response.ok) {
    throw new HttpError(response.status, \`orders: \${response.statusText}\`);
  }
  return response.body.items.map((item: RawOrder) => ({ ...item, total: item.lines.reduce((sum, line) => sum + line.price, 0) }));
}
`.repeat(8);

const python = `
class OrderRepository:
    def __init__(self, session: Session, clock: Callable[[], datetime] = datetime.utcnow) -> None:
        self._session = session
        self._clock = clock

    def overdue(self, days: int = 30) -> list[Order]:
        limit = self._clock() - timedelta(days=days)
        query = select(Order).where(Order.paid_at.is_(None), Order.due_at < limit)
        for order in self._session.scalars(query):
            if order.total > 0:
                yield order
`.repeat(8);

const records = Array.from({ length: 30 }, (_, index) => ({
  id: 1000 + index,
  customer: { name: `Customer ${index}`, email: `customer${index}@example.com`, active: index % 3 === 0 },
  items: [{ sku: `AB-${index}`, quantity: index % 7, price: 9.95 + index }],
}));

const yaml = `
services:
  web:
    image: registry.example.com/web:1.4.2
    ports:
      - "8080:80"
    environment:
      LOG_LEVEL: info
      DATABASE_URL: postgres://db:5432/app
    restart: unless-stopped
`.repeat(10);

const xml = `
<order id="1042" status="open">
  <customer email="ada@example.com">Ada Lovelace</customer>
  <line sku="AB-12" quantity="2" price="9.95"/>
  <note>Leave at the door</note>
</order>
`.repeat(10);

const csv = [
  'id,name,email,quantity,price',
  ...records.map(({ id, customer, items }) =>
    [id, customer.name, customer.email, items[0]?.quantity, items[0]?.price].join(','),
  ),
].join('\n');

const markdownTable = [
  '| id | name | price |',
  '|---|---|---|',
  ...records.map(({ id, customer, items }) => `| ${id} | ${customer.name} | ${items[0]?.price} |`),
].join('\n');

export const SAMPLES = {
  english,
  typescript,
  python,
  jsonPretty: JSON.stringify(records, null, 2),
  jsonMinified: JSON.stringify(records),
  yaml,
  xml,
  csv,
  markdownTable,
  german: `
Der Hafen war am frühen Morgen still, und die Fischer waren schon auf das offene Meer hinausgefahren. Entlang der Mole
waren die Läden noch geschlossen, aber aus einer Bäckerei bei der Kirche kam der Geruch von frischem Brot.
`.repeat(6),
  dutch: `
De haven was stil in de vroege ochtend en de vissers waren al naar de open zee vertrokken. Langs de kade waren de
winkels nog dicht, maar uit een bakkerij bij de kerk kwam de geur van vers brood, en een oude man zat aan het water.
`.repeat(6),
  russian:
    'Гавань была тиха ранним утром, и рыбаки уже вышли в открытое море. Лавки на набережной были закрыты.\n'.repeat(
      12,
    ),
  korean:
    '이른 아침 항구는 조용했고 어부들은 이미 먼 바다로 떠났다. 부둣가의 가게들은 아직 닫혀 있었다.\n'.repeat(
      12,
    ),
  chinese:
    '清晨的港口很安静，渔民们已经出海了。码头边的店铺还没有开门，教堂旁的面包店飘来新鲜面包的香味。\n'.repeat(
      12,
    ),
  japanese:
    '早朝の港は静かで、漁師たちはもう沖へ出ていた。岸壁沿いの店はまだ閉まっていたが、パンの香りがした。\n'.repeat(
      12,
    ),
  arabic: 'كان الميناء هادئًا في الصباح الباكر، وكان الصيادون قد خرجوا بالفعل إلى البحر المفتوح.\n'.repeat(12),
} as const;

/** Texts of the kinds that were counted against providers' APIs, written for this project. */

import { PRODUCT_TABLE } from './productTable';
import { PROGRAMS } from './programs';

const english = `
The harbour was quiet in the early morning, and the fishermen had already left for the open sea. Along the quay the
shops were still closed, but the smell of fresh bread came from a bakery near the church. She walked slowly and looked
at the boats that remained, wondering which of them would carry her across the bay before the weather turned. An old man
who was mending a net nodded to her and said that the wind would rise by noon, as it always did at this time of the year.

The Northern Packet Company, founded in 1884, once ran three steamers to the outer islands. Its timetable survives in the
town archive: departures on Mondays and Thursdays, fares "payable in coin only", and a stern paragraph about livestock.
Historians have argued that the service was never profitable; nevertheless it shaped the region's economy, because letters,
medicine and newspapers arrived within a day instead of a week. When the bridge opened, passenger numbers collapsed, and
the last vessel was sold for scrap metal. Visitors can still see the ticket office, restored by volunteers with a grant
from the regional government, and a scale model of the engine room that children are encouraged to touch.
`;

export const SAMPLES = {
  english,
  ...PROGRAMS,
  ...PRODUCT_TABLE,
  german: `
Der Hafen war am frühen Morgen still, und die Fischer waren schon auf das offene Meer hinausgefahren. Entlang der Mole
waren die Läden noch geschlossen, aber aus einer Bäckerei bei der Kirche kam der Geruch von frischem Brot.
`.repeat(6),
  dutch: `
De haven was stil in de vroege ochtend en de vissers waren al naar de open zee vertrokken. Langs de kade waren de
winkels nog dicht, maar uit een bakkerij bij de kerk kwam de geur van vers brood, en een oude man zat aan het water.
`.repeat(6),
  french: `
Le port était calme au petit matin, et les pêcheurs étaient déjà partis vers le large. Le long du quai, les boutiques
étaient encore fermées, mais une odeur de pain frais venait d'une boulangerie près de l'église.
`.repeat(6),
  spanish: `
El puerto estaba tranquilo por la mañana temprano, y los pescadores ya habían salido a mar abierto. A lo largo del muelle
las tiendas seguían cerradas, pero el olor a pan fresco llegaba de una panadería cerca de la iglesia.
`.repeat(6),
  vietnamese: `
Bến cảng yên tĩnh vào buổi sáng sớm, và những người đánh cá đã ra khơi. Dọc theo bến tàu các cửa hàng vẫn còn đóng cửa,
nhưng mùi bánh mì mới bay ra từ một tiệm bánh gần nhà thờ.
`.repeat(6),
  hindi: 'सुबह-सुबह बंदरगाह शांत था और मछुआरे पहले ही खुले समुद्र में जा चुके थे। दुकानें अभी बंद थीं।\n'.repeat(12),
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

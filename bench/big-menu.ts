import { rowsOf } from '../drills/rig/server.ts';

/** How a menu is to grow. */
export interface MenuGrowth {
  companyId: string;
  /** Products on sale when it has grown. */
  products: number;
}

const DISHES = (
  'Arepa Empanada Sancocho Ajiaco Bandeja Lechona Tamal Patacón Ceviche Cazuela Mojarra Trucha Salmón Lomo Costilla ' +
  'Chuleta Pechuga Churrasco Hamburguesa Perro Pizza Lasaña Ravioles Ensalada Crema Sopa Arroz Fríjoles Pernil Chorizo ' +
  'Jugo Limonada Batido Café Capuchino Té Cerveza Vino Coctel Soda Flan Torta Helado Brownie Natilla Galleta'
).split(' ');
const MANNERS = (
  'asado ahumado frito criollo campesino marinero parrillero dulce picante especial tradicional gratinado relleno ' +
  'mixto crujiente glaseado apanado estofado guisado'
).split(' ');
const BESIDES = (
  'queso costeño|maracuyá|ají amarillo|hierbas finas|champiñones|tocineta|mora|guayaba|coco|maíz tierno|yuca|aguacate|' +
  'suero costeño|hogao|panela|cardamomo|albahaca|mango biche|lulo|nueces'
).split('|');
const SHADES = ['#b45309', '#166534', '#1d4ed8', '#9d174d', '#5b21b6', '#0f766e'];
const CATEGORIES = 40;
/** One product in so many has sizes, and one in so many lets choose. */
const SIZED = 4;
const CHOSEN = 5;

/** The same numbers in each run, without a pattern that packing could use. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const INSERT = `with shelves as (
    insert into catalog.categories (company_id, id, name, color, sort_order)
    select $1, gen_random_uuid(), x.name, x.color, 100 + x.at
    from jsonb_to_recordset($2::jsonb) as x (at int, name text, color text) returning id, sort_order - 100 as at
  ), class as (
    select id from catalog.tax_classes where company_id = $1 order by sort_order limit 1
  ), stations as (
    select array_agg(id order by id) as ids from printing.stations where company_id = $1
  ), made as (
    select gen_random_uuid() as id, x.*, shelves.id as shelf
    from jsonb_to_recordset($3::jsonb) as x (at int, shelf_at int, name text, description text, code text, barcode text,
      price bigint, sized boolean, chosen boolean) join shelves on shelves.at = x.shelf_at
  ), products as (
    insert into catalog.products (company_id, id, category_id, tax_class_id, station_id, name, description, code, barcode,
      price_minor, sort_order)
    select $1, made.id, made.shelf, class.id, stations.ids[1 + made.at % cardinality(stations.ids)], made.name,
      made.description, made.code, made.barcode, made.price, made.at
    from made, class, stations
  ), sizes as (
    insert into catalog.variants (company_id, id, product_id, name, price_minor, sort_order)
    select $1, gen_random_uuid(), made.id, s.name, made.price + s.more, s.at
    from made, (values ('Personal', 0, 0), ('Para compartir', 1200000, 1)) s (name, more, at) where made.sized
  )
  insert into catalog.product_groups (company_id, product_id, group_id)
  select $1, made.id, (select id from catalog.option_groups where company_id = $1 and deleted_at is null order by name limit 1)
  from made where made.chosen`;

/** Fills a menu up with products that have codes, descriptions, sizes and options, behind the product's back. */
export async function growMenu(ownerUrl: string, { companyId, products }: MenuGrowth): Promise<void> {
  const [known] = await rowsOf<{ count: string }>(
    ownerUrl,
    `select count(*) from catalog.products where company_id = $1 and state = 'active' and deleted_at is null`,
    [companyId],
  );
  const missing = products - Number(known?.count);
  const roll = dice(missing);
  const one = (words: readonly string[]) => words[roll(words.length)] ?? '';
  const shelves = Array.from({ length: CATEGORIES }, (_, at) => ({
    at,
    name: `Sección ${at + 1} de ${products}`,
    color: one(SHADES),
  }));
  const made = Array.from({ length: missing }, (_, at) => ({
    at,
    shelf_at: at % CATEGORIES,
    name: `${one(DISHES)} ${one(MANNERS)} con ${one(BESIDES)}`,
    description: at % 2 === 0 ? `Con ${one(BESIDES)}, ${one(BESIDES)} y ${one(BESIDES)}.` : null,
    code: `${products}-${at}`,
    barcode:
      at % 3 === 0 ? `77${String(roll(1e9)).padStart(9, '0')}${String(at % 100).padStart(2, '0')}` : null,
    price: (40 + roll(600)) * 10_000,
    sized: at % SIZED === 0,
    chosen: at % CHOSEN === 0,
  }));
  // A barcode is one product's.
  const barcodes = new Set<string>();
  for (const row of made) {
    if (row.barcode === null || !barcodes.has(row.barcode)) barcodes.add(row.barcode ?? '');
    else row.barcode = null;
  }
  await rowsOf(ownerUrl, INSERT, [companyId, JSON.stringify(shelves), JSON.stringify(made)]);
  await rowsOf(ownerUrl, 'analyze');
}

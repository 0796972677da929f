import type { DemoCompany, DemoTable } from './demo-company.ts';

/** By the windows, then the long ones in the middle, the round ones, and two turned towards the bar. */
const SALON: readonly DemoTable[] = [
  ['square', 80, 80, 90, 90],
  ['square', 80, 260, 90, 90],
  ['square', 80, 440, 90, 90],
  ['rectangle', 300, 80, 160, 90],
  ['rectangle', 300, 260, 160, 90],
  ['rectangle', 300, 440, 160, 90],
  ['round', 600, 120, 110, 110],
  ['round', 600, 360, 110, 110],
  ['square', 860, 130, 90, 90, 45],
  ['square', 860, 370, 90, 90, 45],
];
/** Small ones under the trees, no two in one line. */
const TERRACE: readonly DemoTable[] = [
  ['round', 80, 80, 80, 80],
  ['round', 260, 200, 80, 80],
  ['round', 440, 80, 80, 80],
  ['round', 620, 200, 80, 80],
];

/** A Colombian restaurant with two branches. Prices include 8 % impoconsumo, as the menu must (E.T. art. 512-9). */
export const laFogata: DemoCompany = {
  name: 'La Fogata',
  currency: 'COP',
  locale: 'es-CO',
  stations: [
    { key: 'kitchen', name: 'Cocina', kind: 'kitchen' },
    { key: 'bar', name: 'Bar', kind: 'bar', columns: 32 },
    { key: 'till', name: 'Caja', kind: 'till' },
  ],
  branches: [
    {
      name: 'Chapinero',
      timeZone: 'America/Bogota',
      cutoffHour: 4,
      areas: [
        { name: 'Salón', seats: 4, tables: SALON },
        { name: 'Terraza', seats: 2, tables: TERRACE },
      ],
    },
    {
      name: 'Usaquén',
      timeZone: 'America/Bogota',
      cutoffHour: 4,
      areas: [
        { name: 'Salón', seats: 4, tables: SALON },
        { name: 'Terraza', seats: 2, tables: TERRACE },
      ],
    },
  ],
  members: [
    {
      key: 'fogata-mesera',
      name: 'Camila',
      role: 'waiter',
      branch: 'Chapinero',
      email: 'mesera@lafogata.example',
    },
    {
      key: 'fogata-cocina',
      name: 'Jairo',
      role: 'kitchen',
      branch: 'Chapinero',
      email: 'cocina@lafogata.example',
    },
    {
      key: 'fogata-cajero',
      name: 'Andrés',
      role: 'cashier',
      branch: 'Chapinero',
      email: 'cajero@lafogata.example',
    },
    {
      key: 'fogata-mesero-usaquen',
      name: 'Mateo',
      role: 'waiter',
      branch: 'Usaquén',
      email: 'mesero.usaquen@lafogata.example',
    },
    { key: 'fogata-duena', name: 'Lucía', role: 'owner', branch: 'all', email: 'duena@lafogata.example' },
  ],
  menu: [
    {
      category: 'Entradas',
      color: '#F5B301',
      station: 'kitchen',
      products: [
        ['Empanadas ×3', 13_900, 'De carne, con ají de la casa'],
        ['Patacón con hogao', 15_900, 'Plátano verde, hogao y queso costeño'],
        ['Arepa de choclo con queso', 14_900, 'Maíz tierno y cuajada'],
        ['Chicharrón con limón', 18_900, 'Crocante, con arepa'],
        ['Ceviche de camarón', 26_900, 'A la costeña, con galleta'],
        ['Sopa del día', 12_900, null],
      ],
    },
    {
      category: 'Típicos',
      color: '#C0271F',
      station: 'kitchen',
      products: [
        ['Bandeja paisa', 38_900, 'Fríjol, arroz, carne, chicharrón, chorizo, huevo, maduro y aguacate'],
        ['Ajiaco santafereño', 32_900, 'Pollo, tres papas, mazorca, guascas, crema y alcaparras'],
        ['Sancocho de gallina', 31_900, 'Con arroz, aguacate y ají'],
        ['Lechona', 29_900, 'Con arepa blanca'],
        ['Arroz con pollo', 27_900, 'Con papa a la francesa'],
        ['Mondongo', 28_900, 'Con arroz y aguacate'],
      ],
    },
    {
      category: 'Parrilla',
      color: '#8A5300',
      station: 'kitchen',
      products: [
        ['Churrasco 300 g', 48_900, 'Papa criolla, yuca y chimichurri'],
        ['Lomo al trapo', 54_900, 'A la brasa, en costra de sal'],
        ['Costilla BBQ', 44_900, 'Cocción lenta, con papa criolla'],
        ['Pechuga a la plancha', 31_900, 'Con ensalada'],
        ['Chorizo santarrosano', 19_900, 'Con arepa y limón'],
        ['Hamburguesa de la casa', 32_900, 'Carne de 180 g, queso y papa a la francesa'],
        ['Combo hamburguesa', 39_900, 'Hamburguesa con bebida'],
      ],
    },
    {
      category: 'Pescados',
      color: '#1D5FBF',
      station: 'kitchen',
      products: [
        ['Mojarra frita', 43_900, 'Con patacón y arroz con coco'],
        ['Trucha al ajillo', 41_900, 'Con papa al vapor'],
        ['Cazuela de mariscos', 52_900, 'En leche de coco'],
      ],
    },
    {
      category: 'Bebidas',
      color: '#0B7A6B',
      station: 'bar',
      products: [
        ['Limonada de coco', 12_900, null],
        ['Limonada natural', 7_900, null],
        ['Jugo de lulo en agua', 8_900, null],
        ['Jugo de lulo en leche', 10_900, null],
        ['Jugo de mango', 8_900, null],
        ['Agua', 5_500, 'Con o sin gas'],
        ['Gaseosa', 5_900, null],
        ['Jugo natural', 8_900, 'Mora, maracuyá o guanábana'],
      ],
    },
    {
      category: 'Café y té',
      color: '#5C6670',
      station: 'bar',
      products: [
        ['Tinto', 3_500, null],
        ['Café con leche', 5_500, null],
        ['Aromática', 4_500, 'Frutos rojos o yerbabuena'],
      ],
    },
    {
      category: 'Licores',
      color: '#2A3F8F',
      station: 'bar',
      products: [
        ['Club Colombia', 9_900, 'Dorada, roja o negra'],
        ['Michelada', 13_900, null],
        ['Canelazo', 14_900, 'Aguardiente, panela y canela'],
        ['Aguardiente media', 62_000, null],
      ],
    },
    {
      category: 'Postres',
      color: '#8E1B15',
      station: 'kitchen',
      products: [
        ['Tres leches', 12_900, null],
        ['Postre de natas', 10_900, null],
      ],
    },
  ],
  sizes: {
    'Jugo natural': [
      ['En agua', 8_900],
      ['En leche', 10_900],
    ],
  },
  groups: [
    {
      name: 'Término de la carne',
      min: 1,
      max: 1,
      options: [
        ['Medio', 0],
        ['Tres cuartos', 0],
        ['Bien asado', 0],
      ],
      products: ['Hamburguesa de la casa'],
    },
    {
      name: 'Adiciones',
      min: 0,
      max: 4,
      options: [
        ['Queso', 3_500],
        ['Tocineta', 4_900],
        ['Huevo frito', 2_900],
      ],
      products: ['Hamburguesa de la casa'],
    },
  ],
  combos: [
    {
      product: 'Combo hamburguesa',
      slots: [
        { name: 'Plato', products: ['Hamburguesa de la casa'] },
        { name: 'Bebida', products: ['Limonada natural', 'Gaseosa', 'Jugo natural'] },
      ],
    },
  ],
};

/** Round ones by the wall, square ones before them, and the one along the window. */
const CAFE: readonly DemoTable[] = [
  ['round', 80, 80, 70, 70],
  ['round', 80, 260, 70, 70],
  ['square', 260, 80, 80, 80],
  ['square', 260, 260, 80, 80],
  ['rectangle', 430, 170, 200, 70, 90],
];

/** A second, unrelated company on the same installation: its people see nothing of La Fogata. */
export const cafeLaEsquina: DemoCompany = {
  name: 'Café La Esquina',
  currency: 'COP',
  locale: 'es-CO',
  stations: [
    { key: 'bar', name: 'Cafetería', kind: 'bar' },
    { key: 'till', name: 'Caja', kind: 'till' },
  ],
  branches: [
    {
      name: 'Manizales',
      timeZone: 'America/Bogota',
      cutoffHour: 3,
      areas: [{ name: 'Salón', seats: 2, tables: CAFE }],
    },
  ],
  members: [
    { key: 'esquina-mesera', name: 'Sara', role: 'waiter', branch: 'all', email: 'mesera@laesquina.example' },
    { key: 'esquina-duena', name: 'Elena', role: 'owner', branch: 'all', email: 'duena@laesquina.example' },
  ],
  menu: [
    {
      category: 'Café',
      color: '#5C6670',
      station: 'bar',
      products: [
        ['Tinto campesino', 3_000, null],
        ['Capuchino', 7_500, null],
        ['Granizado de café', 9_900, null],
      ],
    },
    {
      category: 'Para acompañar',
      color: '#F5B301',
      station: 'bar',
      products: [
        ['Almojábana', 4_500, null],
        ['Pandebono', 4_000, null],
        ['Torta de zanahoria', 8_900, null],
      ],
    },
  ],
};

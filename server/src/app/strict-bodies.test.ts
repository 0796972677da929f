import fc from 'fast-check';
import T from 'typebox';
import { expect, test } from 'vitest';
import { refuseLooseBody, repeatedName } from './strict-bodies.ts';

const strict = { additionalProperties: false };
const loose = T.Object({ a: T.String() });

test.each([
  ['at the top', loose, 'POST /x'],
  ['in a property', T.Object({ inner: loose }, strict), 'POST /x/inner'],
  ['in a list', T.Object({ list: T.Array(loose) }, strict), 'POST /x/list/items'],
  ['in a choice', T.Object({ one: T.Union([T.String(), loose]) }, strict), 'POST /x/one/anyOf/1'],
])('a route whose body takes unknown properties %s is not built', (_name, schema, place) => {
  expect(() => refuseLooseBody(schema, 'POST /x')).toThrow(`${place}: an object in a body must refuse`);
});

test('a strict body is accepted, and a property may be called like a keyword', () => {
  const schema = T.Object(
    { items: T.Array(T.Object({ not: T.String() }, strict)), type: T.String() },
    strict,
  );
  expect(() => refuseLooseBody(schema, 'POST /x')).not.toThrow();
});

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"b":{"c":1,"c":2}}', 'c'],
  ['[{"a":1},{"b":[{"x":1,"y":[],"x":2}]}]', 'x'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"":1,"":2}', ''],
  ['{"toString":1,"toString":2}', 'toString'],
  ['{ "a" : [1, {"b": "}"}] , "a" : null }', 'a'],
])('%s names %j twice', (json, name) => {
  expect(repeatedName(json)).toBe(name);
});

test.each([
  '{}',
  '[]',
  'null',
  '"a"',
  '{"a":{"a":{"a":1}}}',
  '[{"a":1},{"a":1}]',
  '{"a":"a","b":["a","a"]}',
  '{"a":"{\\"b\\":1,\\"b\\":2}","b":"\\\\"}',
  '{"toString":1,"constructor":2}',
])('%s names nothing twice', (json) => {
  expect(repeatedName(json)).toBeUndefined();
});

test('no value written as JSON names anything twice, until one of its properties is written again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), fc.nat(), (value, extra, at) => {
      const json = JSON.stringify({ ...value, [extra]: 1 });
      expect(repeatedName(json)).toBeUndefined();
      const names = Object.keys(JSON.parse(json) as object);
      const again = names[at % names.length] ?? extra;
      expect(repeatedName(`${json.slice(0, -1)},${JSON.stringify(again)}:0}`)).toBe(again);
      expect(repeatedName(`[1,${json.slice(0, -1)},${JSON.stringify(again)}:0}]`)).toBe(again);
    }),
  );
});

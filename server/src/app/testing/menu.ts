import { randomUUID } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import type { Owner } from '../../kernel/testing/owner.ts';

/** Ids of a menu with one of each thing. */
export interface PlantedMenu {
  categoryId: string;
  /** Stands beside the other category; nothing is in it. */
  emptyCategoryId: string;
  /** The first one of the company. */
  taxClassId: string;
  taxId: string;
  regimeId: string;
  /** Has two sizes, a group with two options, and a window that is always open. */
  sizedId: string;
  variantId: string;
  groupId: string;
  optionId: string;
  /** Put together of the sized one; has a size and the group, too. */
  comboId: string;
  comboVariantId: string;
  slotId: string;
  listId: string;
  pictureId: string;
}

/** Plants products with everything a product can have, behind the product's back, for one branch of a company. */
export async function plantMenu(
  owner: Owner,
  { companyId, branchId, memberId }: { companyId: string; branchId: string; memberId: string },
): Promise<PlantedMenu> {
  const [taxed] = await owner.rows<{ id: string; taxId: string; regimeId: string }>(
    `select c.id, (select t.id from catalog.taxes t where t.company_id = $1 order by t.name limit 1) as "taxId",
      (select r.id from catalog.tax_regimes r where r.company_id = $1 order by r.sort_order limit 1) as "regimeId"
    from catalog.tax_classes c where c.company_id = $1 order by c.sort_order limit 1`,
    [companyId],
  );
  const ids = {
    taxClassId: taxed?.id ?? '',
    taxId: taxed?.taxId ?? '',
    regimeId: taxed?.regimeId ?? '',
    categoryId: newId(),
    emptyCategoryId: newId(),
    sizedId: newId(),
    variantId: newId(),
    groupId: newId(),
    optionId: newId(),
    comboId: newId(),
    comboVariantId: newId(),
    slotId: newId(),
    listId: newId(),
    pictureId: randomUUID(),
  };
  const name = `Prueba ${branchId.slice(-6)}`;
  const say = (text: string, values: unknown[] = []) => owner.rows(text, [companyId, ...values]);
  await say(
    `insert into catalog.categories (company_id, id, name, color)
      values ($1, $2, $4, '#123456'), ($1, $3, $4 || ' vacía', '#123456')`,
    [ids.categoryId, ids.emptyCategoryId, name],
  );
  await say(
    `insert into catalog.products (company_id, id, category_id, tax_class_id, name, price_minor, code, kind, combo_rule)
      select $1, x.id, $2, $7, x.name, 100000,
        x.code, x.kind, x.rule
      from (values ($3::uuid, $5, $6, 'simple', null), ($4::uuid, $5 || ' combo', null, 'combo', 'fixed')) x (id, name, code, kind, rule)`,
    [ids.categoryId, ids.sizedId, ids.comboId, name, `P-${branchId.slice(-6)}`, ids.taxClassId],
  );
  await say(
    `insert into catalog.variants (company_id, id, product_id, name, price_minor, sort_order)
      values ($1, $2, $4, 'Pequeño', 80000, 0), ($1, $3, $4, 'Grande', 120000, 1), ($1, $5, $6, 'Único', 100000, 0)`,
    [ids.variantId, newId(), ids.sizedId, ids.comboVariantId, ids.comboId],
  );
  await plantChoices(say, ids, name);
  await plantPicture(say, ids);
  await plantSelling(say, ids, { branchId, memberId, name });
  return ids;
}

type Say = (text: string, values?: unknown[]) => Promise<unknown>;

/** Options and parts. */
async function plantChoices(say: Say, ids: PlantedMenu, name: string): Promise<void> {
  await say('insert into catalog.option_groups (company_id, id, name) values ($1, $2, $3)', [
    ids.groupId,
    name,
  ]);
  await say(
    `insert into catalog.options (company_id, id, group_id, name, price_minor)
      values ($1, $2, $4, 'Sin cebolla', 0), ($1, $3, $4, 'Doble queso', 20000)`,
    [ids.optionId, newId(), ids.groupId],
  );
  await say(
    'insert into catalog.product_groups (company_id, product_id, group_id) values ($1, $2, $4), ($1, $3, $4)',
    [ids.sizedId, ids.comboId, ids.groupId],
  );
  await say(
    `insert into catalog.combo_slots (company_id, id, product_id, name) values ($1, $2, $3, 'Plato')`,
    [ids.slotId, ids.comboId],
  );
  await say(
    'insert into catalog.combo_choices (company_id, id, slot_id, product_id, variant_id) values ($1, $2, $3, $4, $5)',
    [newId(), ids.slotId, ids.sizedId, ids.variantId],
  );
}

/** A picture that a product shows, without its files. */
async function plantPicture(say: Say, { pictureId, sizedId }: PlantedMenu): Promise<void> {
  await say(
    `insert into catalog.pictures (company_id, id, product_id, source_hash, width, height, placeholder, state, unused_since)
      values ($1, $2, $3, sha256('picture'), 1200, 900, 'data:image/webp;base64,', 'kept', null)`,
    [pictureId, sizedId],
  );
  await say('update catalog.products set picture_id = $2 where company_id = $1 and id = $3', [
    pictureId,
    sizedId,
  ]);
}

/** What holds where and when. */
async function plantSelling(
  say: Say,
  ids: PlantedMenu,
  { branchId, memberId, name }: { branchId: string; memberId: string; name: string },
): Promise<void> {
  await say(
    `insert into catalog.price_lists (company_id, id, name, branch_id, channels) values ($1, $2, $3, $4, '{delivery}')`,
    [ids.listId, name, branchId],
  );
  await say(
    'insert into catalog.list_prices (company_id, list_id, product_id, variant_id, price_minor) values ($1, $2, $3, $4, 90000)',
    [ids.listId, ids.sizedId, ids.variantId],
  );
  await say(
    `insert into catalog.windows (company_id, id, product_id, branch_id, weekdays, from_minute, to_minute)
      values ($1, $2, $3, $4, '{1,2,3,4,5,6,7}', 0, 1440)`,
    [newId(), ids.sizedId, branchId],
  );
  await say(
    `insert into catalog.sold_out (company_id, branch_id, option_id, sold_out, changed_by) values ($1, $2, $3, false, $4)`,
    [branchId, ids.optionId, memberId],
  );
  await say(
    `insert into catalog.price_changes (company_id, id, product_id, old_minor, new_minor, changed_by, changed_by_name)
      values ($1, $2, $3, 90000, 100000, $4, 'Prueba')`,
    [newId(), ids.sizedId, memberId],
  );
}

/** Puts a product of La Fogata where nobody makes it: on a shelf, in a category without a station. */
export async function shelve(owner: Owner, name: string): Promise<void> {
  await owner.rows(
    `with shelf as (
        insert into catalog.categories (company_id, id, name, color)
        select company_id, gen_random_uuid(), 'Estante ' || $1, '#123456' from identity.companies where name = 'La Fogata'
        returning company_id, id
      )
      update catalog.products p set category_id = shelf.id, station_id = null from shelf
      where p.company_id = shelf.company_id and p.name = $1`,
    [name],
  );
}

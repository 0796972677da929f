-- A line as it was chosen: its size, options, the parts of a combo with who makes each, and every tax on it.

alter table orders.lines
  add column variant_id uuid,
  add column variant_name text,
  add column chosen jsonb not null default '{}',
  add foreign key (company_id, variant_id) references catalog.variants (company_id, id);
update orders.lines set chosen = jsonb_build_object('options', '[]'::jsonb, 'discountMinor', 0,
  'parts', jsonb_build_array(jsonb_build_object('productId', product_id, 'variantId', null, 'name', name, 'variantName', null,
    'slotName', null, 'stationId', station_id, 'options', '[]'::jsonb, 'totalMinor', total_minor, 'taxMinor', tax_minor)),
  'taxes', jsonb_build_array(jsonb_build_object('id', null, 'name', tax_name, 'rateBasisPoints', tax_rate_basis_points,
    'included', true, 'baseMinor', total_minor - tax_minor, 'taxMinor', tax_minor)));
alter table orders.lines drop column station_id, drop column tax_name, drop column tax_rate_basis_points;
update orders.tickets set lines = coalesce(
  (select jsonb_agg(l || '{"details": []}'::jsonb order by n) from jsonb_array_elements(lines) with ordinality x (l, n)), '[]');

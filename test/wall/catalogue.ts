import type { RunSql } from "../db.ts";

/** Every table about citizens, as the database itself knows them: in their schemas, or referring to them. */
export const aboutCitizens = `
  with recursive about as (
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p')
       and (n.nspname in ('citizen', 'consent', 'relay')
            or exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
                          and a.attname ~ '(^|_)(citizen|course|need|handover)_id$'))
       and n.nspname not in ('pg_catalog', 'information_schema')
    union
    select f.conrelid from pg_constraint f join about on f.confrelid = about.oid where f.contype = 'f'
  )`;

/** About citizens in name or by reference, and yet not behind the wall: why. */
export const OUTSIDE_THE_WALL: Readonly<Record<string, string>> = {
  "relay.need_kind": "the catalogue of needs; everybody reads it, and it is about nobody",
  "consent.law": "limits the law sets, with the day each counts from",
  "identity.audit_link": "hashes of the log's entries, for whoever verifies the chain",
};

/** Not by those rules, but it keeps what was answered to a person's commands. */
export const ALSO_WALLED = ["platform.command"] as const;

export async function walledTables(owner: RunSql): Promise<readonly string[]> {
  const rows = await owner(`${aboutCitizens} select oid::regclass::text as name from about order by 1`);
  return [
    ...rows.map((row) => String(row.name)).filter((name) => !(name in OUTSIDE_THE_WALL)),
    ...ALSO_WALLED,
  ];
}

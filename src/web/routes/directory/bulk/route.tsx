import "../shared/directory.css";
import { data, Link } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { mayEditAll, type Service } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { now, services, signedIn, text } from "../../../http/context.ts";
import { commandForm, type FormFields, oneOf } from "../../../http/form.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { changesBetween, type Change as FieldChange } from "../editing/changes.ts";
import { Changes } from "../editing/EditPage.tsx";
import { fieldLabel, valueInWords } from "../editing/words.ts";
import { today } from "../service/present.ts";
import type { Names } from "../shared/fields/names.ts";
import { serviceFields } from "../shared/fields/service.ts";
import { partId } from "../shared/partId.ts";
import { BULK, servicePath } from "../shared/paths.ts";
import { vocabulary } from "../shared/vocabulary.ts";
import type { Route } from "./+types/route.ts";
import { CHANGES, type ChangeCode, changed } from "./change.ts";
import { FilterForm } from "./FilterForm.tsx";
import { type Chosen, parseBulk } from "./form.ts";
import { ValueField } from "./ValueField.tsx";

type Context = Route.LoaderArgs["context"];
const MOST = 100;

/** Throws the page that says it is not theirs, for all but a region's editor. */
async function regionsEditor(context: Context) {
  const editor = await services(context).directory.editor(signedIn(context));
  if (!editor.edits.some(({ region }) => mayEditAll(editor, region))) throw data({ code: "forbidden" }, 403);
}

/** Changing many offers at once: for the region's editor. Found by the address, so that the list can be sent to a colleague. */
export async function loader({ context, request }: Route.LoaderArgs) {
  await regionsEditor(context);
  const { db, directory } = services(context);
  const params = new URL(request.url).searchParams;
  const filter = {
    words: (params.get("q") ?? "").trim().slice(0, 200),
    municipality: /^\d{4}$/.test(params.get("kommune") ?? "") ? (params.get("kommune") ?? "") : "",
    kind: /^[A-Za-z]{2,40}$/.test(params.get("slags") ?? "") ? (params.get("slags") ?? "") : "",
    closedToo: params.has("lukket"),
    what: oneOf(params.get("aendring") ?? "", CHANGES),
  };
  const words = await vocabulary(context);
  const found = await db.read(SYSTEM, async (snapshot) => {
    const filters = {
      ...(filter.municipality && { municipality: filter.municipality }),
      ...(filter.kind && { kinds: [filter.kind] }),
      ...(filter.closedToo && { closedToo: true as const }),
    };
    const query = { words: filter.words, filters, order: "name" as const, size: MOST };
    const { hits, total } = await directory.search(snapshot, query, now(context));
    const ids = hits.map(({ serviceId }) => serviceId);
    const kept = await directory.records(snapshot, "service", ids);
    return {
      total,
      offers: hits.map((hit) => ({
        value: `${hit.serviceId}:${kept.get(hit.serviceId)?.edition ?? 0}`,
        label: hit.name.da,
        hint: [hit.organisation.name, hit.place?.city].filter(Boolean).join(" · "),
      })),
      municipalities: await directory.municipalities(snapshot),
      authorities: await directory.authorityNames(snapshot),
    };
  });
  return { filter, all: params.has("alle"), ...found, catalogue: words.catalogue, needs: words.needs };
}

interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly changes: readonly FieldChange[];
  /** Null: only looked at. */
  readonly done: "changed" | "same" | { readonly refused: string } | null;
}
type BulkAgain = FormAgain & { readonly outcomes: readonly Outcome[] | null };

export async function action({ context, request }: Route.ActionArgs) {
  await regionsEditor(context);
  const posted = await commandForm(request);
  const words = text(context);
  const day = today(now(context));
  const names = await namesFor(context, posted);
  const parsed = parseBulk(posted, names, day, words);
  const { key: _, form: __, intent: ___, ...values } = posted.values;
  const again: BulkAgain = { form: "bulk", values, errors: {}, refusal: null, outcomes: null };
  if (!parsed.ok) return data<BulkAgain>({ ...again, errors: parsed.errors }, 400);
  const outcomes = await outcomesOf(context, parsed.command, names, day);
  const saving = posted.get("intent") === "save";
  return data<BulkAgain>({
    ...again,
    outcomes: saving ? await saveEach(context, parsed.command, outcomes, day, posted.key) : outcomes,
  });
}

/** Organisations and municipalities by name, as far as this form needs them. */
async function namesFor(context: Context, posted: FormFields): Promise<Names> {
  const { db, directory } = services(context);
  return db.read(SYSTEM, async (snapshot) => ({
    organisations: await directory.organisationsNamed(snapshot, [], [posted.get("value")]),
    municipalities: await directory.municipalities(snapshot),
  }));
}

async function recordsOf(
  context: Context,
  { offers }: Chosen,
): Promise<ReadonlyMap<string, { record: Service }>> {
  const { db, directory } = services(context);
  return db.read(SYSTEM, (snapshot) =>
    directory.records(
      snapshot,
      "service",
      offers.map(({ id }) => id),
    ),
  );
}

/** What would become of each, in words. */
async function outcomesOf(context: Context, chosen: Chosen, names: Names, day: string): Promise<Outcome[]> {
  const { db, directory } = services(context);
  const kept = await recordsOf(context, chosen);
  const parties = [...kept.values()].flatMap(({ record }) =>
    record.arrangements.flatMap(({ authorityId, operatorId }) => [authorityId, operatorId]),
  );
  const ids = [...new Set(parties.filter((id) => id !== null))];
  const known = await db.read(SYSTEM, (snapshot) => directory.organisationsNamed(snapshot, ids, []));
  const all: Names = { ...names, organisations: [...names.organisations, ...known] };
  const inWords = valueInWords({
    vocabulary: await vocabulary(context),
    text: text(context),
    chosen: new Map(),
  });
  return chosen.offers.flatMap(({ id }) => {
    const record = kept.get(id)?.record;
    if (!record) return [];
    const after = changed(record, chosen.change, day);
    const changes = changesBetween(serviceFields(record, all), serviceFields(after, all), inWords);
    return [{ id, name: record.name, changes, done: null }];
  });
}

/** Each in a transaction of its own: what one is refused for does not stop the others, and each is accounted for. */
async function saveEach(
  context: Context,
  chosen: Chosen,
  outcomes: readonly Outcome[],
  day: string,
  key: string,
): Promise<Outcome[]> {
  const { directory } = services(context);
  const kept = await recordsOf(context, chosen);
  const saved: Outcome[] = [];
  for (const outcome of outcomes) {
    const record = kept.get(outcome.id)?.record;
    const seen = chosen.offers.find(({ id }) => id === outcome.id)?.seen ?? 0;
    if (!record) continue;
    try {
      const draft = changed(record, chosen.change, day);
      const one = partId(key, "bulk", outcome.id);
      const put = await directory.save(signedIn(context), "service", draft, seen, now(context), one);
      saved.push({ ...outcome, done: put.outcome === "same" ? "same" : "changed" });
    } catch (error) {
      if (!isRefused(error)) throw error;
      saved.push({ ...outcome, done: { refused: refusalMessage(text(context), error.code, error.details) } });
    }
  }
  return saved;
}

export default function Bulk({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText();
  const { bulk } = words.directoryEdit;
  const { filter, offers, catalogue, total } = loaderData;
  const outcomes = actionData?.outcomes ?? null;
  const done = outcomes?.some((one) => one.done !== null) ?? false;
  return (
    <Page title={bulk.title} lead={bulk.lead}>
      <FilterForm filter={filter} catalogue={catalogue} municipalities={loaderData.municipalities} />
      {done && outcomes ? <Result outcomes={outcomes} /> : null}
      {offers.length === 0 ? <EmptyState title={words.directory.find.nothing} /> : null}
      {filter.what === null || offers.length === 0 || done ? null : (
        <CommandForm name="bulk" again={actionData} action={addressOf(filter)}>
          <input type="hidden" name="what" value={filter.what} />
          {outcomes ? (
            <Preview outcomes={outcomes} labelOf={(name) => fieldLabel(name, words, catalogue)} />
          ) : null}
          <ValueField what={filter.what} {...loaderData} />
          {loaderData.all ? null : (
            <p>
              <a href={`${addressOf(filter)}&alle=ja`}>{bulk.all(offers.length)}</a>
            </p>
          )}
          <CheckboxGroup
            name="offers"
            legend={bulk.choose}
            initial={loaderData.all ? offers.map(({ value }) => value) : []}
            {...(total > offers.length && { hint: bulk.first(offers.length, total) })}
            options={offers}
            columns
          />
          <ButtonRow>
            <Button name="intent" value="preview" variant={outcomes ? "secondary" : "primary"}>
              {bulk.look}
            </Button>
          </ButtonRow>
        </CommandForm>
      )}
    </Page>
  );
}

const addressOf = (filter: {
  words: string;
  municipality: string;
  kind: string;
  closedToo: boolean;
  what: ChangeCode | null;
}) =>
  `${BULK}?${new URLSearchParams({
    q: filter.words,
    kommune: filter.municipality,
    slags: filter.kind,
    ...(filter.closedToo && { lukket: "ja" }),
    aendring: filter.what ?? "",
  })}`;

function Preview({ outcomes, labelOf }: { outcomes: readonly Outcome[]; labelOf: (name: string) => string }) {
  const { bulk } = useText().directoryEdit;
  const changing = outcomes.filter(({ changes }) => changes.length > 0);
  const same = outcomes.length - changing.length;
  return (
    <Card title={bulk.preview} tone="warm">
      {same > 0 ? <p role="status">{bulk.unchanged(same)}</p> : null}
      {changing.map(({ id, name, changes }) => (
        <section key={id}>
          <h3>{name}</h3>
          <Changes changes={changes} labelOf={labelOf} />
        </section>
      ))}
      {changing.length > 0 ? (
        <ButtonRow>
          <Button name="intent" value="save">
            {bulk.save(changing.length)}
          </Button>
        </ButtonRow>
      ) : null}
    </Card>
  );
}

function Result({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { bulk } = useText().directoryEdit;
  const said = ({ done }: Outcome): string =>
    done === null || typeof done === "string"
      ? bulk.outcome[done ?? "same"]
      : bulk.outcome.refused(done.refused);
  return (
    <Card title={bulk.result}>
      <ul className="items" role="status">
        {outcomes.map((one) => (
          <li key={one.id}>
            <Link to={servicePath(one.id)}>{one.name}</Link>: {said(one)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

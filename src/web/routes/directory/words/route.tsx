import { mayEditAll } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";
import { Table } from "../../../ui/Table.tsx";
import { vocabulary } from "../shared/vocabulary.ts";
import type { Route } from "./+types/route.ts";
import { parseWording } from "./form.ts";

/** Hverdagsord: what people say, and what it means in the directory. Everybody signed in may read it, the region's editors change it. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, directory } = services(context);
  const who = signedIn(context);
  const { catalogue, needs } = await vocabulary(context);
  const editor = await directory.editor(who);
  return {
    catalogue,
    needs,
    words: await db.read(SYSTEM, directory.synonyms),
    mayEdit: editor.edits.some(({ region }) => mayEditAll(editor, region)),
    done: query(context).has("gemt"),
  };
}

export function action({ request, context }: Route.ActionArgs) {
  const { directory } = services(context);
  const who = signedIn(context);
  return handleCommand({
    request,
    context,
    parse: parseWording,
    async run(command, key) {
      if (command.do === "remove") await directory.removeSynonym(who, command.id, now(context), key);
      else {
        const { do: _, ...draft } = command;
        await directory.addSynonym(who, draft, now(context), key);
      }
      return "/tilbud/ord?gemt";
    },
  });
}

export default function Words({ loaderData, actionData }: Route.ComponentProps) {
  const { care, directory } = useText();
  const { words } = care;
  const meanings = useMeanings(loaderData);
  const labels = new Map(meanings.map(({ value, label }) => [value, label]));
  const { mayEdit, done } = loaderData;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to="/find">{directory.menu}</BackLink>}>
      {done ? <Alert variant="success" title={words.done} announce /> : null}
      {mayEdit ? (
        <Card title={words.add}>
          <CommandForm name="add" again={actionData}>
            <Field name="words" label={words.words} hint={words.wordsHint} width="medium" maxLength={80} />
            <Select name="meaning" label={words.meaning} options={meanings} />
            <ButtonRow>
              <Button>{words.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      <Card>
        <Table
          caption={words.title}
          columns={[words.words, words.meaning, ...(mayEdit ? [words.what] : [])]}
          rows={loaderData.words.map((one) => ({
            key: one.id,
            cells: [
              one.words,
              labels.get(`${one.means} ${one.code}`) ?? one.code,
              <CommandForm key="remove" name={`remove-${one.id}`} again={actionData}>
                <input type="hidden" name="id" value={one.id} />
                <Button variant="tertiary" aria-label={words.removeLabel(one.words)}>
                  {words.remove}
                </Button>
              </CommandForm>,
            ],
          }))}
        />
      </Card>
    </Page>
  );
}

/** Everything words can mean, gathered under what sort of thing it is. */
function useMeanings({
  catalogue,
  needs,
}: Pick<Route.ComponentProps["loaderData"], "catalogue" | "needs">): Choice[] {
  const { care, lang } = useText();
  const { groups } = care.words;
  return [
    ...Object.entries(needs).map(([code, label]) => ({ value: `need ${code}`, label, group: groups.need })),
    ...catalogue.kinds.map(({ code, name }) => ({
      value: `kind ${code}`,
      label: name[lang],
      group: groups.kind,
    })),
    ...catalogue.conditions.map(({ code, name }) => ({
      value: `condition ${code}`,
      label: name[lang],
      group: groups.condition,
    })),
  ];
}

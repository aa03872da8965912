import "../shared/directory.css";
import { Link } from "react-router";
import type { EditionLine, Service } from "#modules/directory/index.ts";
import { mayEdit } from "#modules/directory/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { services, signedIn, text } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { fullMoment } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { changesBetween } from "../editing/changes.ts";
import { Changes } from "../editing/EditPage.tsx";
import { serviceForm } from "../editing/serviceForm.ts";
import { fieldLabel, valueInWords } from "../editing/words.ts";
import { serviceFields } from "../shared/fields/service.ts";
import { servicePath } from "../shared/paths.ts";
import { idIn, unknown } from "../shared/unknown.ts";
import type { Route } from "./+types/route.ts";

/** Enough to find a slip by; older ones are in the export. */
const MOST = 20;

/** What has been written about an offer, edition by edition, and by whom: for everybody who is signed in. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { db, directory } = services(context);
  const id = idIn(params.id);
  const editor = await directory.editor(signedIn(context));
  const found = await db.read(SYSTEM, async (snapshot) => {
    const kept = (await directory.records(snapshot, "service", [id])).get(id);
    const lines = (await directory.editions(snapshot, id)).slice(0, MOST + 1);
    const documents: (Service | null)[] = [];
    for (const { edition } of lines)
      documents.push(await directory.edition(snapshot, "service", id, edition));
    return { kept, lines, documents, belongs: await directory.belongs(snapshot, "service", id) };
  });
  const { kept, lines, documents, belongs } = found;
  if (!kept || !belongs) return unknown();
  const form = await serviceForm(context, kept.record);
  const words = text(context);
  const inWords = valueInWords({ vocabulary: form.words, text: words, chosen: form.chosen });
  const fields = documents.map((document) => (document ? serviceFields(document, form.names) : {}));
  return {
    id,
    name: kept.record.name,
    mayEdit: mayEdit(editor, belongs),
    catalogue: form.words.catalogue,
    editions: lines.slice(0, MOST).map((line: EditionLine, at) => ({
      ...line,
      changes: line.edition === 1 ? null : changesBetween(fields[at + 1] ?? {}, fields[at] ?? {}, inWords),
    })),
  };
}

export default function History({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const { history } = text.directoryEdit;
  const { id, editions, catalogue } = loaderData;
  return (
    <Page
      title={history.title(loaderData.name)}
      lead={history.lead}
      back={<BackLink to={servicePath(id)}>{history.back}</BackLink>}
    >
      {editions.map((one, at) => (
        <Card key={one.edition} title={history.edition(one.edition)}>
          <p className="quiet">
            {fullMoment(one.at, text.lang)} {one.by ? history.by(one.by) : null}{" "}
            {one.source ? history.from(one.source) : null}
          </p>
          {one.changes === null ? <p>{history.first}</p> : null}
          {one.changes?.length === 0 ? <p>{history.nothing}</p> : null}
          {one.changes ? (
            <Changes changes={one.changes} labelOf={(name) => fieldLabel(name, text, catalogue)} />
          ) : null}
          {at > 0 && loaderData.mayEdit ? (
            <Link to={`${servicePath(id)}/ret?udgave=${one.edition}`}>{history.again}</Link>
          ) : null}
        </Card>
      ))}
    </Page>
  );
}

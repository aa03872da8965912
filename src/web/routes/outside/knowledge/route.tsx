import { isRefused } from "#kernel/refusal.ts";
import { commandSchemas } from "#modules/relay/index.ts";
import { langContext, now, services, text } from "../../../http/context.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../../own/shared/again.ts";
import { drawn } from "../../own/shared/document.tsx";
import { Choices, Line, OwnForm, Words } from "../../own/shared/parts.tsx";
import { easy, type OwnArgs, type OwnContext } from "../../own/shared/session.ts";

type Args = OwnArgs & { readonly params: { readonly token?: string } };

/**
 * Whoever has the link tells what they know, once (D3). Without an account and without script; nothing is told of the person but the
 * name whoever made the link allowed.
 */
export const loader = ({ context, params }: Args) => page(context, params.token ?? "");

/** Answers with the receipt itself, on no page of its own: there is nothing to come back to and see what became of it. */
export async function action({ request, context, params }: Args) {
  const fields = await commandForm(request);
  const token = params.token ?? "";
  const words = easy(text(context));
  const parsed = parseCommand(
    commandSchemas.GiveKnowledge,
    {
      token,
      giverName: fields.get("giverName"),
      relation: fields.get("relation"),
      words: fields.get("words"),
      knownToCitizen: fields.get("knownToCitizen"),
      thanksTo: fields.get("thanksTo"),
      language: context.get(langContext),
    },
    words,
  );
  if (!parsed.ok)
    return page(context, token, {
      fields,
      errors: parsed.errors,
      message: words.own.issues.unusable,
      status: 400,
      keptId: "",
    });
  try {
    const { reference } = await services(context).relay.commands.giveKnowledge(parsed.command, now(context));
    return receipt(context, reference);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const message = refusalMessage(words, error.code, error.details);
    return page(context, token, {
      fields,
      errors: {},
      message,
      status: refusalStatus(error.code),
      keptId: "",
    });
  }
}

function receipt(context: OwnContext, reference: string): Response {
  const { drop } = text(context).knowledge;
  const { receipt: words } = drop;
  return drawn(context, {
    title: words.title,
    body: (
      <>
        <p role="status">
          {words.number} <strong className="code">{reference}</strong>
        </p>
        <p>{words.keep}</p>
        <p>{words.nothing}</p>
        <Happens words={drop} />
        <Rights words={drop} />
      </>
    ),
  });
}

async function page(context: OwnContext, token: string, again?: Again): Promise<Response> {
  const { knowledge } = text(context);
  const { drop: words } = knowledge;
  const found = await services(context)
    .relay.views.knowledgeDrop(token, now(context))
    .catch((error: unknown) => {
      if (isRefused(error) && error.code === "linkUnknown") return null;
      throw error;
    });
  if (found?.standing !== "open") {
    const { title, body } = found === null ? words.unknown : words[found.standing];
    return drawn(context, {
      title,
      status: found === null ? 404 : again ? 409 : 200,
      body: (
        <>
          <p>{body}</p>
          {again ? <Typed words={words} fields={again.fields} /> : null}
        </>
      ),
    });
  }
  return drawn(context, {
    title: words.title(found.shownName),
    again,
    body: (
      <>
        <p>{words.lead}</p>
        <Happens words={words} />
        <Fields words={words} />
        <Rights words={words} />
      </>
    ),
  });
}

type Drop = Text["knowledge"]["drop"];

const Happens = ({ words }: { words: Drop }) => (
  <>
    <h2>{words.happens}</h2>
    <ol>
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </>
);

const Rights = ({ words }: { words: Drop }) => (
  <>
    <h2>{words.rights}</h2>
    <ul>
      {words.rightsList.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </>
);

const Fields = ({ words }: { words: Drop }) => (
  <OwnForm press={words.press}>
    <Line name="giverName" label={words.giver} hint={words.giverHint} />
    <Line name="relation" label={words.relation} />
    <Words name="words" label={words.words} hint={words.wordsHint} rows={9} />
    <Choices name="knownToCitizen" legend={words.known} options={Object.entries(words.knownTo)} />
    <Line name="thanksTo" label={words.thanks} hint={words.thanksHint} />
  </OwnForm>
);

/** The link was used or closed while they wrote: what they wrote is not lost. */
function Typed({ words, fields }: { words: Drop; fields: FormFields }) {
  return (
    <>
      <h2>{words.typed}</h2>
      <p>{words.typedLead}</p>
      <p className="words">{fields.get("words")}</p>
    </>
  );
}

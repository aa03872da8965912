import { isRefused } from "#kernel/refusal.ts";
import type { UnitCard } from "#modules/identity/index.ts";
import { commandSchemas, type LinkReader } from "#modules/relay/index.ts";
import { langContext, now, services, signedInContext, text } from "../../../http/context.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import { refusalStatus } from "../../../http/status.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import type { Text } from "../../../text/types.ts";
import type { Again } from "../../own/shared/again.ts";
import { drawn } from "../../own/shared/document.tsx";
import { Choices, Line, OwnForm, Ring, Words } from "../../own/shared/parts.tsx";
import { easy, type OwnArgs, type OwnContext, tokenOf } from "../../own/shared/session.ts";

type Args = OwnArgs & { readonly params: { readonly token?: string } };

/**
 * Whoever has the link tells what they know, once (D3). Without an account and without script; nothing is told of the person but the
 * name whoever made the link allowed.
 */
export const loader = (args: Args) => page(args);

/** Whoever is signed in at work, or inside their own pages: a link of theirs is not for them. */
async function readerOf(args: Args): Promise<LinkReader> {
  const { context } = args;
  const [who, token] = [context.get(signedInContext), tokenOf(args)];
  return {
    staff: who && { personId: who.personId, unitId: who.actor?.unitId ?? null },
    citizenId: token && (await services(context).relay.own.whose(token, now(context))),
  };
}

/** Answers with the receipt itself, on no page of its own: there is nothing to come back to and see what became of it. */
export async function action(args: Args) {
  const { request, context, params } = args;
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
  if (!parsed.ok) {
    const { unusable: message } = words.own.issues;
    return page(args, { fields, errors: parsed.errors, message, status: 400, keptId: "" });
  }
  try {
    const { giveKnowledge } = services(context).relay.commands;
    const { reference } = await giveKnowledge(parsed.command, now(context), await readerOf(args));
    return receipt(context, reference);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const message = refusalMessage(words, error.code, error.details);
    return page(args, {
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

async function page(args: Args, again?: Again): Promise<Response> {
  const { context, params } = args;
  const { knowledge, own } = text(context);
  const { drop: words } = knowledge;
  const found = await services(context)
    .relay.views.knowledgeDrop(params.token ?? "", now(context), await readerOf(args))
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
          {found?.shownName ? <p>{words.shows(found.shownName)}</p> : null}
          {found && ["ours", "mine"].includes(found.standing) ? null : (
            <Phones words={words} phones={await phonesToAsk(context)} say={own.ring} />
          )}
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

/** Nobody stands here without a number to ring: who must take what others cannot carry on. Public, and of the whole region. */
async function phonesToAsk(context: OwnContext): Promise<readonly UnitCard[]> {
  const units = await services(context).identity.units({ standingReceiver: true });
  return units.filter(({ phone }) => phone !== "");
}

const Phones = ({
  words,
  phones,
  say,
}: {
  words: Drop;
  phones: readonly UnitCard[];
  say: (phone: string) => string;
}) =>
  phones.length === 0 ? null : (
    <>
      <h2>{words.ask}</h2>
      <p>{words.askLead}</p>
      <ul>
        {phones.map(({ id, name, phone }) => (
          <li key={id}>
            {name}
            <br />
            <Ring phone={phone} say={say} />
          </li>
        ))}
      </ul>
    </>
  );

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

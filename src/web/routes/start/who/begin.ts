import type { RouterContextProvider } from "react-router";
import type { PossibleMatch } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, langContext, now, services, text } from "../../../http/context.ts";
import { commandForm, type FormFields } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { dateAndTime, dayOffset } from "../../../ui/dates.ts";
import { nowMet } from "../../outreach/shared/nowMet.ts";
import { arrivalNote, needsFrom, numberFrom, parseStart } from "./form.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** The form again, and whom the person might be. */
export interface StartAgain {
  again: FormAgain;
  matches: readonly PossibleMatch[];
}

/**
 * What the start form asks for: open a course – after asking whether the person is already known –, say that a known
 * citizen is here, or reopen a closed course. Whatever is answered, what was written is kept.
 */
export async function begin({ request, context }: { request: Request; context: Context }) {
  const fields = await commandForm(request.clone());
  const [at, lang] = [now(context), context.get(langContext)];
  const kinds = await services(context).relay.views.needKinds();
  const parse = parseStart({
    kinds,
    today: dayOffset(at, 0),
    unknown: text(context).start.who.unknown(dateAndTime(at, lang)),
  });

  const ready = parse(fields, text(context)).ok;
  const matches = ready ? await unsureMatches(context, fields) : [];
  if (matches.length > 0) {
    const again: FormAgain = { form: fields.form, values: fields.values, errors: {}, refusal: null };
    return { again, matches };
  }

  const { commands } = services(context).relay;
  const answered = await handleCommand({
    request,
    context,
    parse,
    async run(course, key) {
      if (fields.has("arrive")) {
        const note = arrivalNote(fields, kinds, text(context));
        const arrival = { courseId: fields.get("arrive"), note };
        const { courseId } = await commands.arrive(actor(context), arrival, at, key);
        await nowMet(context, "course", key);
        return `/forloeb/${courseId}`;
      }
      if (fields.has("reopen")) {
        const because = fields.get("today") || text(context).start.reopened;
        const needs = needsFrom(fields, kinds, dayOffset(at, 0));
        const again = { courseId: fields.get("reopen"), because, needs };
        const { courseId } = await commands.reopenCourse(actor(context), again, at, key);
        await nowMet(context, "course", key);
        // Each with a key of its own: sent again after a stop half-way, what is missing is done.
        const { consent, meetMe } = course;
        if (consent)
          await commands.giveConsent(actor(context), { courseId, ...consent }, at, `${key}-consent`);
        if (meetMe)
          await commands.writeMeetMe(actor(context), { courseId, words: meetMe }, at, `${key}-meetMe`);
        return `/nogen-staar-her/${courseId}`;
      }
      const { courseId } = await commands.openCourse(actor(context), course, at, key);
      await nowMet(context, "course", key);
      // Only onto a record made here and now: what is known of somebody already is not changed on the way in.
      const typed = fields.has("citizenId") ? null : numberOf(fields, context);
      if (typed) {
        const note = { courseId, number: typed.text, issuer: typed.issuer };
        await commands.noteNumber(actor(context), note, at, `${key}-number`);
      }
      return `/nogen-staar-her/${courseId}`;
    },
  });
  return answered instanceof Response
    ? answered
    : { ...answered, data: { again: answered.data, matches: [] } satisfies StartAgain };
}

function numberOf(fields: FormFields, context: Context) {
  const number = numberFrom(fields, text(context));
  return number.ok ? number.command : null;
}

/** Whom it could be, unless that has been asked about this very name and number, or nobody knows either. */
async function unsureMatches(context: Context, fields: FormFields): Promise<readonly PossibleMatch[]> {
  const decided = ["citizenId", "arrive", "reopen"].some((name) => fields.has(name));
  const knownAs = fields.get("knownAs");
  const number = numberOf(fields, context);
  const asked =
    fields.values.sure !== undefined &&
    fields.get("sure") === knownAs &&
    fields.get("sureNumber") === fields.get("number");
  if (decided || asked || (knownAs === "" && number === null)) return [];
  const birthYear = Number(fields.get("birthYear")) || null;
  return found(
    services(context).relay.views.matches(actor(context), { knownAs, birthYear, number }, now(context)),
  );
}

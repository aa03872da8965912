import type { HandoverPreview } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { needName, needNames } from "../../../http/needs.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Written } from "../../../ui/Written.tsx";
import type { Route } from "./+types/route.ts";
import { AcceptForm } from "./AcceptForm.tsx";
import { Asked } from "./Asked.tsx";
import { doorsAgain } from "./doors.ts";
import { type Answer, parseAnswer } from "./form.ts";
import { Outcome } from "./Outcome.tsx";
import { QuestionForm } from "./QuestionForm.tsx";
import { RedirectForm } from "./RedirectForm.tsx";
import { SenderForms } from "./SenderForms.tsx";

/** What is asked, for the unit that is asked and the unit that asks (law 13). */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const [preview, needs] = await Promise.all([
    found(views.preview(actor(context), params.handoverId, now(context))),
    needNames(context),
  ]);
  return { preview, needs };
}

/** Searching for a door answers with the same form, nothing lost and nothing done; all else is a command. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const fields = await commandForm(request.clone());
  const doors = async () => {
    const { views } = services(context).relay;
    const { needKind } = await found(views.preview(actor(context), params.handoverId, now(context)));
    return doorsAgain(context, fields, needKind);
  };
  if (fields.form === "redirect" && fields.has("find")) {
    const { form, values } = fields;
    const again: FormAgain = { form, values, errors: {}, refusal: null };
    return { again, ...(await doors()) };
  }
  const answered = await handleCommand({
    request,
    context,
    parse: parseAnswer(params.handoverId),
    run: (answer, key) => carryOut(context, answer, key),
  });
  if (answered instanceof Response) return answered;
  const more = fields.form === "redirect" ? await doors() : { doors: [], nothing: null };
  return { ...answered, data: { again: answered.data, ...more } };
}

async function carryOut(context: Route.ActionArgs["context"], answer: Answer, key: string): Promise<string> {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  switch (answer.form) {
    case "accept":
      return `/forloeb/${(await commands.accept(who, answer.input, at, key)).courseId}`;
    case "ask":
      await commands.askQuestion(who, answer.input, at, key);
      return HOME;
    case "redirect":
      await commands.redirect(who, answer.input, at, key);
      return HOME;
    case "send":
      await commands.sendPrepared(who, answer.input, at, key);
      return HOME;
    case "answer":
      await commands.answerQuestion(who, answer.input, at, key);
      return HOME;
    case "withdraw":
      await commands.withdraw(who, answer.input, at, key);
      return HOME;
  }
}

export default function AnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const { answer, catalogue } = useText();
  const { preview, needs } = loaderData;
  const need = needName(needs, preview.needKind, catalogue.baton);
  const carries = preview.carries.map((kind) => needName(needs, kind, catalogue.baton));
  const again = actionData?.again;
  return (
    <Page title={titleOf(preview, need, answer)} back={<BackLink to={HOME}>{answer.back}</BackLink>}>
      <Outcome preview={preview} />
      {isOver(preview) ? <Written again={again} /> : null}
      <div className="columns">
        <div>
          <Asked preview={preview} carries={carries} />
          {mayAnswer(preview) ? <AcceptForm preview={preview} again={again} /> : null}
        </div>
        <div>
          {mayAnswer(preview) ? (
            <>
              <QuestionForm preview={preview} again={again} />
              <RedirectForm
                preview={preview}
                again={again}
                found={actionData?.doors ?? []}
                nothing={actionData?.nothing ?? null}
              />
            </>
          ) : null}
          {preview.mine === "sender" ? <SenderForms preview={preview} again={again} /> : null}
        </div>
      </div>
    </Page>
  );
}

const isOver = ({ state }: HandoverPreview): boolean => state !== "draft" && !isUnderWay({ state });
const isUnderWay = ({ state }: Pick<HandoverPreview, "state">): boolean =>
  state === "proposed" || state === "questioned";
const mayAnswer = (preview: HandoverPreview): boolean => preview.mine === "receiver" && isUnderWay(preview);

function titleOf(
  preview: HandoverPreview,
  need: string,
  words: ReturnType<typeof useText>["answer"],
): string {
  if (preview.mine === "sender") return words.titleSent(need);
  return mayAnswer(preview) ? words.title(need) : words.titleOver(need);
}

import { OPEN_PURPOSES } from "#modules/relay/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { HOME, safeWay } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import "../course.css";
import { coursePath } from "../paths.ts";
import type { Route } from "./+types/route.ts";
import { parseWhy } from "./form.ts";

/**
 * Hvorfor åbner du dette? Asked of who is not on the course, before anything of it is shown (law 12). The page reads
 * nothing: it is the same for every course there is, and for those there are not.
 */
export function loader({ context }: Route.LoaderArgs) {
  actor(context);
  return null;
}

export function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  return handleCommand({
    request,
    context,
    parse: parseWhy,
    async run(purpose) {
      await services(context).relay.views.course(actor(context), courseId, now(context), purpose);
      return safeWay(query(context).get("videre"), coursePath(courseId));
    },
  });
}

export default function WhyPage({ actionData }: Route.ComponentProps) {
  const { course, catalogue, shift } = useText();
  const { why } = course;
  return (
    <Page title={why.title} lead={why.lead} back={<BackLink to={HOME}>{shift.title}</BackLink>}>
      <Card>
        <CommandForm name="choose" again={actionData}>
          <div className="why-choices">
            {OPEN_PURPOSES.map((purpose) => (
              <Button key={purpose} variant="secondary" name="why" value={purpose}>
                {catalogue.openPurpose[purpose]}
              </Button>
            ))}
          </div>
        </CommandForm>
        <CommandForm name="own" again={actionData}>
          <Field name="words" label={why.other} hint={why.otherHint} maxLength={300} />
          <ButtonRow>
            <Button variant="secondary">{why.open}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <p className="quiet">{why.kept}</p>
    </Page>
  );
}

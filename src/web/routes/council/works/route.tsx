import { Link } from "react-router";
import type { BodyRules } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseRules } from "./form.ts";
import { RulesForm } from "./RulesForm.tsx";

export const headers = publicHeaders;

/** How a council works: deadlines, quorum, who adopts. For everybody; whoever keeps its papers writes it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const shown = await services(context).council.rules(params.slug, readerOf(context), now(context));
  if (shown === null) return unknown();
  const { body, keeps, sits, today, usual, versions } = shown;
  // Who wrote them is for whoever keeps the papers.
  const all = versions.map(({ by, ...version }) => ({ ...version, by: keeps ? by : null }));
  const done = query(context).get("gjort");
  return publicly(context, {
    slug: body.slug,
    name: body.name,
    keeps,
    sits,
    today,
    usual,
    versions: all,
    done,
  });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const shown = await council.rules(params.slug, who, at);
  if (shown === null) return unknown();
  return handleCommand({
    request,
    context,
    parse: parseRules(shown.body.id),
    async run(command, key) {
      await council.setRules(who, command, at, key);
      return `${bodyPath(params.slug)}/regler?gjort=doneSet`;
    },
  });
}

export default function Rules({ loaderData, actionData }: Route.ComponentProps) {
  const { councilRules: words, councilEnding, lang } = useText();
  const { slug, name, keeps, sits, today, usual, versions, done } = loaderData;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="rules" sits={sits} />
      <Done words={{ doneSet: words.doneSet }} what={done} />
      {usual ? <p>{words.usual}</p> : null}
      <Card title={words.today}>
        <AllRules rules={today} />
      </Card>
      {versions.length > 0 ? (
        <Card title={words.versions} tone="quiet">
          <Rows>
            {versions.map(({ from, at, by, why, rules }) => (
              <Row
                key={at.getTime()}
                title={words.version(dayOfMeeting(from, lang))}
                time={keeps ? (by ?? words.house) : null}
              >
                <p className="written">{why}</p>
                <Details summary={words.see}>
                  <AllRules rules={rules} />
                </Details>
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
      {keeps ? (
        <Details summary={words.set} open={actionData !== undefined}>
          <RulesForm rules={today} again={actionData} />
        </Details>
      ) : null}
      {keeps ? (
        <p>
          <Link to={`${bodyPath(slug)}/afslutning`}>{councilEnding.nav}</Link>
        </p>
      ) : null}
    </Page>
  );
}

function AllRules({ rules }: { rules: BodyRules }) {
  const { councilRules: words } = useText();
  const { quorum } = rules;
  const yes = (said: boolean) => (said ? "yes" : "no");
  const fewest =
    quorum.kind === "fraction"
      ? words.fraction(quorum.parts, quorum.of)
      : quorum.kind === "number"
        ? words.atLeast(quorum.number)
        : words.quorums[quorum.kind];
  return (
    <SummaryList
      rows={[
        { label: words.itemDays, value: words.days(rules.itemDays) },
        { label: words.agendaDays, value: words.days(rules.agendaDays) },
        { label: words.quorum, value: fewest },
        { label: words.mayClose, value: words.closable[yes(rules.mayClose)] },
        { label: words.hasChair, value: words.chairs[yes(rules.hasChair)] },
        { label: words.adopts, value: words.adopters[rules.minutesAdoptedBy] },
        { label: words.dissent, value: words.dissents[yes(rules.dissentRecorded)] },
        { label: words.answerDays, value: words.answerIn(rules.answerDays) },
      ]}
    />
  );
}

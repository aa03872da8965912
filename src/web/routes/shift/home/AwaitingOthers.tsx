import { Link } from "react-router";
import type { ShiftView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { TimeLeft } from "../../../ui/TimeLeft.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { ShiftList } from "./List.tsx";

type Page = ShiftView["awaitingOthers"];
type Sent = Page["rows"][number];

/** Vi venter på andre: first what is our own move – a question to us, a handover ready to send – then where the rest is. */
export function AwaitingOthers({ page, needs }: { page: Page; needs: NeedNames }) {
  return (
    <ShiftList
      name="awaitingOthers"
      page={page}
      row={(sent) => <SentRow key={sent.handoverId} sent={sent} needs={needs} />}
    />
  );
}

function SentRow({ sent, needs }: { sent: Sent; needs: NeedNames }) {
  const { shift, catalogue } = useText();
  return (
    <Row
      title={<Link to={`/forloeb/${sent.courseId}`}>{sent.knownAs}</Link>}
      actions={isOurMove(sent) ? <OurMove sent={sent} /> : null}
    >
      <Facts
        items={[
          needName(needs, sent.needKind, catalogue.baton),
          <UnitName key="to" name={sent.to.name} sector={sent.to.sector} />,
        ]}
      />
      <p>
        <State sent={sent} />
        {sent.state === "draft" || sent.answerBy === null ? null : (
          <>
            {" "}
            <TimeLeft until={sent.answerBy} />
          </>
        )}
      </p>
      {sent.state === "draft" && sent.redirect ? (
        <p className="quiet">{shift.sent.draftWhy(catalogue.redirectReason[sent.redirect.reason])}</p>
      ) : null}
    </Row>
  );
}

function State({ sent }: { sent: Sent }) {
  const { shift } = useText();
  if (sent.state === "draft") return <Badge tone="info">{shift.sent.draft}</Badge>;
  if (sent.questionOpen) return <Badge tone="info">{shift.sent.questioned}</Badge>;
  const step = shift.sent.step(sent.rung);
  return sent.rung > 0 ? <Badge tone="warning">{step}</Badge> : step;
}

/** Something prepared that is not sent, or a question to us that is not answered. */
const isOurMove = (sent: Sent): boolean => sent.state === "draft" || sent.questionOpen;

function OurMove({ sent }: { sent: Sent }) {
  const { shift } = useText();
  const label = sent.state === "draft" ? shift.sent.send : shift.sent.answer;
  return <LinkButton to={`/svar/${sent.handoverId}`}>{label}</LinkButton>;
}

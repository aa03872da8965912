import type { ConsultationDesk } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Card } from "../../../../ui/Card.tsx";
import { Details } from "../../../../ui/Details.tsx";
import { Row, Rows } from "../../../../ui/Rows.tsx";
import { FullMoment } from "../../../../ui/TimeLeft.tsx";

/** Everything that was done; of the draft, each edition. */
export function History({ history }: Pick<ConsultationDesk, "history">) {
  const words = useText().councilConsultations.desk;
  return (
    <Card title={words.history}>
      <Rows>
        {history.map(({ step, at, by, did, words: said }) => (
          <Row key={step} title={words.did[did]} time={<FullMoment at={at} />}>
            <p className="row-facts">{by ?? words.house}</p>
            {did === "written" ? (
              <Details summary={words.readDraft}>
                <p className="written" lang="da">
                  {said}
                </p>
              </Details>
            ) : null}
            {did !== "written" && said !== "" ? <p className="written">{said}</p> : null}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

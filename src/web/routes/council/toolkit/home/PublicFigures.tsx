import type { PublicFigureRequest } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Badge } from "../../../../ui/Badge.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Facts } from "../../../../ui/Rows.tsx";
import { Table } from "../../../../ui/Table.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";

/** Figures asked for, as anybody may read them: the answer, a no, or for how long there was none. */
export function PublicFigures({ figures }: { figures: readonly PublicFigureRequest[] }) {
  const { councilToolkit, lang } = useText();
  const words = councilToolkit.figures;
  if (figures.length === 0) return null;
  const day = (value: string | null): string | null => (value === null ? null : dayOfMeeting(value, lang));
  return (
    <Card title={words.title}>
      {figures.map((one) => {
        const late = one.state === "overdue" || one.state === "veryOverdue";
        return (
          <section key={one.id} className="figure-request">
            <h3>{`${one.municipality}: ${one.subject}`}</h3>
            <p>
              <Badge tone={late ? "warning" : "plain"}>{words.states[one.state]}</Badge>{" "}
              {late ? words.daysLate(one.days) : null}
              {one.state === "sent" ? words.daysLeft(one.days) : null}
            </p>
            <Facts
              items={[
                `${words.sentOn} ${day(one.sentOn)}`,
                `${words.answerBy} ${day(one.answerBy)}`,
                one.remindedOn.length > 0 ? `${words.reminded} ${one.remindedOn.map(day).join(", ")}` : null,
                one.answeredOn && one.outcome !== "silence"
                  ? `${words.answeredOn} ${day(one.answeredOn)}`
                  : null,
              ]}
            />
            {one.answerWords === "" ? null : (
              <p className="written" lang="da">
                {one.answerWords}
              </p>
            )}
            {one.figures.length > 0 ? (
              <Table
                caption={words.table(one.subject)}
                columns={[words.year, words.what, words.value]}
                rows={one.figures.map(({ year, what, value }) => ({
                  key: `${year} ${what}`,
                  cells: [
                    `${year}`,
                    what,
                    value === null ? councilToolkit.under : value.toLocaleString(lang),
                  ],
                }))}
              />
            ) : null}
          </section>
        );
      })}
    </Card>
  );
}

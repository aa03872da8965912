import { Link } from "react-router";
import type { DecidedItem } from "#modules/council/index.ts";
import { useText } from "../../../../text/useText.ts";
import { Badge } from "../../../../ui/Badge.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Row, Rows } from "../../../../ui/Rows.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { consultationPath, decidedPath } from "../shared/paths.ts";

/** What others decided that touches those the council speaks for: was it heard? */
export function Decided(props: { slug: string; items: readonly DecidedItem[]; keeps: boolean }) {
  const { councilConsultations, lang } = useText();
  const words = councilConsultations.decided;
  const { slug, items, keeps } = props;
  return (
    <Card title={words.title} id="hoert">
      <p>{words.lead}</p>
      <p>
        {items.length === 0
          ? words.none
          : words.count(items.filter(({ heard }) => heard && !heard.afterwards).length, items.length)}
      </p>
      {items.length > 0 ? (
        <Rows>
          {items.map(({ id, title, decidedBy, decidedOn, address, touches, heard }) => (
            <Row
              key={id}
              id={`afgjort-${id}`}
              title={<span lang="da">{title}</span>}
              time={
                heard && !heard.afterwards ? (
                  <Badge tone="success">{words.heard}</Badge>
                ) : (
                  <Badge tone="warning">{words.notHeard}</Badge>
                )
              }
              actions={keeps ? <Link to={decidedPath(slug, id)}>{words.edit}</Link> : null}
            >
              <p className="row-facts">
                <span lang="da">{words.by(decidedBy, dayOfMeeting(decidedOn, lang))}</span>
                {address === "" ? null : <a href={address}>{words.papers}</a>}
              </p>
              <p lang="da">{touches}</p>
              {heard ? (
                <p className="quiet">
                  {words.on}:{" "}
                  <Link to={consultationPath(slug, heard.id)} lang="da">
                    {heard.title}
                  </Link>
                  {heard.answered ? null : `. ${words.noAnswer}`}
                  {heard.afterwards ? `. ${words.afterwards}` : null}
                </p>
              ) : null}
            </Row>
          ))}
        </Rows>
      ) : null}
    </Card>
  );
}

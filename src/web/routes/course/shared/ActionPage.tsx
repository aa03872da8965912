import "./actions.css";
import type { ReactNode } from "react";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import { ToRead } from "../../../ui/ToRead.tsx";
import { Written } from "../../../ui/Written.tsx";
import type { NamedCard } from "../../guidance/shared/present.ts";
import { coursePath, needAnchor } from "../paths.ts";
import type { Head } from "./subject.ts";

interface ActionPageProps {
  title: string;
  lead?: ReactNode;
  head: Head;
  /** Cards worth reading first, where there are any. */
  toRead?: readonly NamedCard[];
  children: ReactNode;
}

/** One thing to do on a course: what, about which need, for whom, and the way back. */
export function ActionPage({ title, lead, head, toRead = [], children }: ActionPageProps) {
  const { course, courseActions } = useText();
  const back = head.needId
    ? `${coursePath(head.courseId)}#${needAnchor(head.needId)}`
    : coursePath(head.courseId);
  return (
    <Page
      title={head.about === null ? title : courseActions.about(title, head.about)}
      lead={
        <>
          {head.knownAs === null ? null : courseActions.whoFor(head.knownAs)} {lead}
        </>
      }
      back={<BackLink to={back}>{course.back}</BackLink>}
    >
      <ToRead cards={toRead} />
      {children}
    </Page>
  );
}

/** Somebody was first, or the right is gone: why, and everything that was typed, so that nothing is lost. */
export function NotAnyMore({ courseId, again }: { courseId: string; again: FormAgain | undefined }) {
  const { over } = useText().courseActions;
  return (
    <Page title={over.title} lead={over.lead}>
      {again?.refusal ? (
        <Alert variant="warning" announce>
          {again.refusal.message}
        </Alert>
      ) : null}
      <Written again={again} />
      <ButtonRow>
        <LinkButton to={coursePath(courseId)} variant="primary">
          {over.back}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}

import { useText } from "../../../text/useText.ts";
import { Page } from "../../../ui/Page.tsx";

/** The accessibility statement that the act on web accessibility asks for. */
export default function AccessibilityStatement() {
  const { accessibility } = useText();
  return (
    <Page title={accessibility.title} lead={accessibility.lead}>
      {accessibility.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </Page>
  );
}

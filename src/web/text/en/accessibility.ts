import type { accessibility as da } from "../da/accessibility.ts";

export const accessibility: typeof da = {
  title: "Accessibility statement",
  lead: "Everybody must be able to use Stafet – with a keyboard, a screen reader, magnification, without JavaScript and on an old phone.",
  sections: [
    {
      heading: "What this statement covers",
      paragraphs: [
        "It covers Stafet, the shared system a region, its municipalities, general practice and civil society use so that nobody is let go until somebody else has taken over.",
        "The organisation that runs Stafet where you are is responsible for the statement and must check at least once a year that it still holds.",
      ],
    },
    {
      heading: "How far we are",
      paragraphs: [
        "We build to WCAG 2.2, levels A and AA. The pages are self-assessed: they are tested automatically in a real browser whenever something changes, and the main journeys are walked with the keyboard only and without JavaScript.",
        "An independent review with people who use screen readers has not been made yet. Until it has, we say that Stafet complies in part with the act on web accessibility.",
      ],
    },
    {
      heading: "What we know is not good enough",
      paragraphs: [
        "The pages are written in Danish and English. Names, and what people have written themselves, may be in other languages without being marked up for screen readers.",
        "The relay line is a drawing. Everything it shows is also there as a list, but the list has not been tried by blind users yet.",
      ],
    },
    {
      heading: "If something gets in your way",
      paragraphs: [
        "Tell the unit that holds the baton, or your own lead. They must pass it on to those who run Stafet. You have the right to the information in a form you can use – also on paper or by telephone.",
        "If you get no answer you can use, you can complain to Digitaliseringsstyrelsen (the Agency for Digital Government), which supervises the act. Its contact details are at digst.dk.",
      ],
    },
  ],
};

/** The small navigation every page about a body shares. A word for each page there may be; the pages that exist stand in BodyNav.tsx. */
export const councilNav = {
  label: "Rådets sider",
  meetings: "Møder",
  members: "Medlemmer",
  recommendations: "Anbefalinger",
  stories: "Borgerhistorier",
  consultations: "Høringer",
  plan: "Årsplan",
  pages: "Om rådet",
  rules: "Regler",
  topics: "Emner",
  dialogues: "Skriftlig drøftelse",
  nominations: "Udpegninger",
  inputs: "Input",
  toolkit: "Værktøjskasse",
  search: "Søg",
  subscribe: "Følg med",
};

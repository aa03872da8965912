import type { da } from "../da.ts";

export const councilNav: (typeof da)["councilNav"] = {
  label: "The council's pages",
  meetings: "Meetings",
  tasks: "Tasks",
  members: "Members",
  recommendations: "Recommendations",
  asked: "Asked about",
  stories: "Stories",
  consultations: "Consultations",
  plan: "Year plan",
  pages: "About the council",
  rules: "Rules",
  topics: "Topics",
  dialogues: "Written dialogue",
  nominations: "Nominations",
  inputs: "Input",
  toolkit: "Toolkit",
  search: "Search",
  subscribe: "Follow",
};

import { index, type RouteConfig, route } from "@react-router/dev/routes";

// Every URL, one block per area; the folder is routes/<area>/<page>/.
export default [
  index("routes/home/front/route.tsx"),
  route("was", "routes/home/accessibility/route.tsx"),
  route("sprog", "routes/home/language/route.tsx"),

  route("log-ind", "routes/signIn/choose/route.tsx"),
  route("log-ind/hos/:provider", "routes/signIn/provider/route.tsx"),
  route("log-ind/hos/:provider/svar", "routes/signIn/providerAnswer/route.tsx"),
  route("log-ind/enhed", "routes/signIn/unit/route.tsx"),
  route("invitation/:token", "routes/signIn/invitation/route.tsx"),
  route("mine-indlogninger", "routes/signIn/sessions/route.tsx"),
  route("ny-adgangskode", "routes/signIn/forgotten/route.tsx"),
  route("ny-adgangskode/:token", "routes/signIn/newPassword/route.tsx"),
  route("skift", "routes/signIn/switch/route.tsx"),
  route("min-pin", "routes/signIn/pin/route.tsx"),
  route("adgang/:unitId/arbejdspladser", "routes/access/workstations/route.tsx"),
  route("adgangsnoegler", "routes/signIn/passkeys/route.tsx"),
  route("to-trin", "routes/signIn/secondStep/route.tsx"),
  route("bekraeft", "routes/signIn/stepUp/route.tsx"),
  route("adgang/hverv", "routes/access/remits/route.tsx"),
  route("adgang/log", "routes/access/log/route.tsx"),
  route("adgang/noedadgang", "routes/emergency/review/route.tsx"),
  route("log-ud", "routes/signIn/out/route.tsx"),

  route("min-vagt", "routes/shift/home/route.tsx"),
  route("min-vagt/:list", "routes/shift/list/route.tsx"),
  route("svar/:handoverId", "routes/answer/handover/route.tsx"),

  route("nogen-staar-her", "routes/start/who/route.tsx"),
  route("nogen-staar-her/:courseId", "routes/start/doors/route.tsx"),
  route("noedadgang", "routes/emergency/open/route.tsx"),
  route("kort-kontakt", "routes/briefContact/home/route.tsx"),
  route("afvist", "routes/turnedAway/home/route.tsx"),

  route("forloeb/:courseId", "routes/course/home/route.tsx"),
  route("forloeb/:courseId/naeste-skridt", "routes/course/step/route.tsx"),
  route("forloeb/:courseId/kontakt", "routes/course/contact/route.tsx"),
  route("forloeb/:courseId/afslut", "routes/course/end/route.tsx"),
  route("forloeb/:courseId/mangler-tilbud", "routes/course/gap/route.tsx"),
  route("forloeb/:courseId/genaabn-behov", "routes/course/needReopen/route.tsx"),
  route("forloeb/:courseId/hoer/:externalId", "routes/course/checkBack/route.tsx"),
  route("forloeb/:courseId/moed-mig", "routes/course/meetMe/route.tsx"),
  route("forloeb/:courseId/samtykke", "routes/course/consent/route.tsx"),
  route("forloeb/:courseId/journal", "routes/course/journal/route.tsx"),
  route("forloeb/:courseId/personnummer", "routes/course/numbers/route.tsx"),
  route("forloeb/:courseId/samme-person", "routes/course/same/route.tsx"),
  route("forloeb/:courseId/ret", "routes/course/correct/route.tsx"),
  route("forloeb/:courseId/log", "routes/course/log/route.tsx"),
  route("forloeb/:courseId/spoerg", "routes/course/ask/route.tsx"),
  route("forloeb/:courseId/ring", "routes/course/call/route.tsx"),
  route("forloeb/:courseId/tag-over", "routes/course/takeOver/route.tsx"),
  route("forloeb/:courseId/fast-modtager", "routes/course/passOn/route.tsx"),
  route("forloeb/:courseId/nyt-behov", "routes/course/addNeed/route.tsx"),
  route("forloeb/:courseId/luk", "routes/course/close/route.tsx"),
  route("forloeb/:courseId/link", "routes/course/link/route.tsx"),
  route("forloeb/:courseId/genaabn", "routes/course/reopen/route.tsx"),
  route("forloeb/:courseId/saml", "routes/course/merge/route.tsx"),
  route("forloeb/:courseId/faelles-bord", "routes/course/callTable/route.tsx"),
  route("svar-udefra/:token", "routes/outside/answer/route.tsx"),

  route("faelles-bord/:tableId", "routes/table/home/route.tsx"),

  route("stigen", "routes/ladder/home/route.tsx"),
  route("stigen/luk/:unitId", "routes/ladder/close/route.tsx"),

  route("drift", "routes/ops/home/route.tsx"),

  route("adgang", "routes/access/units/route.tsx"),
  route("adgang/:unitId", "routes/access/people/route.tsx"),

  route("demo/breve", "routes/demo/outbox/route.tsx"),
  route("demo/clock", "routes/demo/clock/route.tsx"),
  route("demo/dele", "routes/demo/examples/route.tsx"),

  route("*", "routes/home/notFound/route.tsx"),
] satisfies RouteConfig;

import { index, type RouteConfig, route } from "@react-router/dev/routes";

// Every URL, one block per area; the folder is routes/<area>/<page>/.
export default [
  index("routes/home/front/route.tsx"),
  route("was", "routes/home/accessibility/route.tsx"),
  route("sprog", "routes/home/language/route.tsx"),

  route("log-ind", "routes/signIn/choose/route.tsx"),
  route("log-ud", "routes/signIn/out/route.tsx"),

  route("min-vagt", "routes/shift/home/route.tsx"),
  route("min-vagt/:list", "routes/shift/list/route.tsx"),
  route("svar/:handoverId", "routes/answer/handover/route.tsx"),

  route("faelles-bord/:tableId", "routes/table/home/route.tsx"),

  route("drift", "routes/ops/home/route.tsx"),

  route("demo/clock", "routes/demo/clock/route.tsx"),
  route("demo/dele", "routes/demo/examples/route.tsx"),

  route("*", "routes/home/notFound/route.tsx"),
] satisfies RouteConfig;

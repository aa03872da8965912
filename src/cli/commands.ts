import { adminCreate, adminSecondStep } from "./admin.ts";
import { importAppointments } from "./appointments.ts";
import { importCards } from "./cards.ts";
import { citizenReport } from "./citizen.ts";
import type { Command } from "./command.ts";
import { councilRebuild } from "./council.ts";
import { demo } from "./demo.ts";
import { keysRotate, keysStatus } from "./keys.ts";
import { migrate } from "./migrate.ts";
import { bodyAdd, importMinutes } from "./minutes.ts";
import {
  organisationAnswerTimes,
  organisationCreate,
  organisationLeader,
  organisationList,
} from "./organisation.ts";
import { importRecommendations } from "./recommendations.ts";
import { remitGrant } from "./remit.ts";
import { retention } from "./retention.ts";
import { exportServices, importServices } from "./services.ts";
import { sessionsEnd } from "./sessions.ts";
import { tokenCreate, tokenList, tokenRevoke } from "./token.ts";
import { unitCreate, unitList, unitSet } from "./unit.ts";
import { units, unitsImport } from "./units.ts";
import { logAnchor, verify } from "./verify.ts";

/** Every command that works on an open house. Those that need none, or are one themselves, are in main.ts. */
export const commands: readonly Command[] = [
  units,
  adminCreate,
  adminSecondStep,
  remitGrant,
  organisationCreate,
  organisationList,
  organisationLeader,
  organisationAnswerTimes,
  unitCreate,
  unitSet,
  unitList,
  unitsImport,
  sessionsEnd,
  tokenCreate,
  tokenList,
  tokenRevoke,
  keysStatus,
  keysRotate,
  migrate,
  demo,
  citizenReport,
  retention,
  importServices,
  importAppointments,
  importCards,
  exportServices,
  bodyAdd,
  importMinutes,
  importRecommendations,
  councilRebuild,
  verify,
  logAnchor,
];

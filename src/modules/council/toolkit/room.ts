import type { Instant } from "#kernel/clock.ts";
import { createSeal } from "#platform/seal.ts";
import type { Act, CouncilDeps } from "../acting.ts";
import type { Body } from "../bodies/types.ts";
import { bodyAs, type Reader } from "./access.ts";
import { createEncounterActions } from "./encounters/actions.ts";
import type { BudgetDate, Encounter } from "./encounters/types.ts";
import { createEncounterViews } from "./encounters/views.ts";
import { createEvaluationActions } from "./evaluation/actions.ts";
import type { SelfEvaluation } from "./evaluation/types.ts";
import { createEvaluationViews } from "./evaluation/views.ts";
import { createFigureActions } from "./figures/actions.ts";
import type { FigureRequest, FigureState, PublicFigureRequest } from "./figures/types.ts";
import { createFigureViews } from "./figures/views.ts";
import { createVisitActions } from "./visits/actions.ts";
import type { VisitLine } from "./visits/types.ts";
import { createVisitViews } from "./visits/views.ts";

/** Everything of the toolkit that whoever reads may see. */
export interface ToolkitShown {
  readonly body: Body;
  readonly keeps: boolean;
  readonly sits: boolean;
  readonly visits: readonly VisitLine[];
  readonly figures: readonly PublicFigureRequest[];
  /** Null: does not sit in the body. */
  readonly requests:
    | readonly (FigureRequest & { readonly state: FigureState; readonly days: number })[]
    | null;
  readonly encounters: readonly Encounter[];
  readonly dates: readonly BudgetDate[];
  readonly evaluations: readonly SelfEvaluation[];
}

/** What a council does besides its meetings (H7), and its yearly look at itself (H6). */
export function createToolkit({ db, secret }: Pick<CouncilDeps, "db" | "secret">, act: Act) {
  const seal = createSeal(secret, "council visits");
  const [visits, figures] = [createVisitViews(db, seal), createFigureViews(db)];
  const [encounters, evaluations] = [createEncounterViews(db), createEvaluationViews(db)];
  return {
    ...createVisitActions(db, act, seal),
    ...createFigureActions(act),
    ...createEncounterActions(act),
    ...createEvaluationActions(act),
    visitForm: visits.visitForm,
    keptVisit: visits.keptVisit,
    publicVisit: visits.publicVisit,
    figureRequest: figures.figureRequest,

    /** The toolkit's front page: what is published for everybody, all of it for those who sit there. Null: no such body. */
    async toolkit(slug: string, who: Reader, now: Instant): Promise<ToolkitShown | null> {
      const as = await bodyAs(db, slug, who, now);
      if (as === null) return null;
      const { body, sits, keeps } = as;
      const [shownVisits, published, requests, met, dates, years] = await Promise.all([
        visits.visits(body.id, keeps, now),
        figures.publicFigures(body.id, now),
        sits ? figures.figureRequests(who, slug, now) : null,
        encounters.encounters(body.id, sits),
        encounters.budgetDates(body.id, now),
        evaluations.evaluations(body.id, sits ? (who?.personId ?? null) : null),
      ]);
      return {
        ...{
          ...as,
          visits: shownVisits,
          figures: published,
          requests,
          encounters: met,
          dates,
          evaluations: years,
        },
      };
    },
  };
}

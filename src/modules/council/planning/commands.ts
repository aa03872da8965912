import { AnswerObjection, Correct, RaiseObjection, SendForApproval, TakeBack } from "../approving/actions.ts";
import { AddDissent, AddGuest, AddTask, Attend, SaveText } from "../minuting/actions.ts";
import { AddAnnex, AddItem, ChangeMeeting, EditItem, PlanMeeting } from "./actions.ts";
import { Cancel } from "./calling.ts";

/** What may be asked, as schemas: forms parse with them. */
export const meetingSchemas = {
  planMeeting: PlanMeeting,
  changeMeeting: ChangeMeeting,
  cancelMeeting: Cancel,
  addItem: AddItem,
  editItem: EditItem,
  addAnnex: AddAnnex,
  saveText: SaveText,
  attend: Attend,
  addGuest: AddGuest,
  addDissent: AddDissent,
  addTask: AddTask,
  sendForApproval: SendForApproval,
  takeBack: TakeBack,
  objectToMinutes: RaiseObjection,
  answerObjection: AnswerObjection,
  correctMinutes: Correct,
};

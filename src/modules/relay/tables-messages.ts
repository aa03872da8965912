import type { Generated } from "kysely";
import type { ChannelKind } from "#modules/citizen/index.ts";
import type { DeliveryState, DeliveryWhy, MessageState, MessageTemplate } from "./types.ts";

/** Messages to the citizen as the application may use them; migration 0037 is the truth. Only `store/messages.ts` writes them. */
interface MessageTable {
  id: string;
  course_id: string;
  unit_id: string;
  person_id: string;
  at: Date;
  template: MessageTemplate;
  language: "da" | "en";
  phone: string;
  moment: Date | null;
  words: string;
  state: MessageState;
  answer_by: Date | null;
  called_at: Date | null;
  settled_at: Date | null;
  settled_by: string | null;
  felt_ask_id: Generated<string | null>;
  moot_at: Generated<Date | null>;
}

interface DeliveryTable {
  id: string;
  message_id: string;
  channel_id: string;
  kind: ChannelKind;
  state: DeliveryState;
  queued_at: Date;
  next_at: Date | null;
  begun_at: Date | null;
  tries: number;
  doubts: number;
  sent_at: Date | null;
  ended_at: Date | null;
  why: DeliveryWhy | null;
  reference: string | null;
}

declare module "#platform/db.ts" {
  interface Tables {
    "relay.message": MessageTable;
    "relay.delivery": DeliveryTable;
  }
}

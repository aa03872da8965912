const who = "Written by (unit)";

export const turnedAway = {
  title: "Turned away at the door",
  columns: {
    region: "Region",
    area: "Municipality number",
    unit_id: who,
    told_by: "Told by",
    door_unit_id: "The door",
    door_name: "The door, as written",
    at: "Written",
    happened_on: "It happened on",
    what: "What happened",
    reason: "Reason given",
  },
};

const who = "Skrevet af (enhed)";

/** Doors that were shut. */
export const turnedAway = {
  title: "Afvist ved døren",
  columns: {
    region: "Region",
    area: "Kommunens nummer",
    unit_id: who,
    told_by: "Fortalt af",
    door_unit_id: "Døren",
    door_name: "Døren, skrevet",
    at: "Skrevet",
    happened_on: "Det skete den",
    what: "Hvad skete der",
    reason: "Grund, der blev givet",
  },
};

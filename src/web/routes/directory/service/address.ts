/** "Havnegade 4, 4700 Næstved"; what is not known is left out. */
export const addressLine = (place: { street: string; postcode: string; city: string }): string =>
  [place.street, `${place.postcode} ${place.city}`.trim()].filter((part) => part !== "").join(", ");

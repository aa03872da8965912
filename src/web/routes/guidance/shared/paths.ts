export const SHELF = "/viden";
export const cardPath = (id: string): string => `${SHELF}/${id}`;

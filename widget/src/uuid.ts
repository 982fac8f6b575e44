/** A new id for something of the customer's. */
export const uuid = (): string => {
  // Pages without https lack randomUUID, but not the UUID in the address of a blob.
  const url = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(url);
  return url.slice(-36);
};

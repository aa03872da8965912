/** What a test file has opened and must close: kept apart from what opens it, so that files without a database load none. */
export const opened = new Set<{ close(): Promise<void> }>();

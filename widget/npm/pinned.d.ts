/** The loader of this version and its hash. */
declare const pinned: { loader: string; integrity: string };
export default pinned;

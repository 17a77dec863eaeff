/** Schemes of documents that show a file as it was or will be, beside the one that is edited: the other side of a comparison. */
export const REVISION_SCHEMES = ['git', 'gitlens', 'pr', 'review'] as const;

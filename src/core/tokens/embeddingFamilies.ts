/** Tokenizers of embedding models and rerankers, by their published configurations. Read 2026-11-21. */

import * as by from './coarseCoefficients';
import * as source from './coefficientSources';
import { asWord, containing, estimated, type FamilyRule, named } from './familyRule';

const WORDPIECE = estimated(
  'wordpiece',
  'BERT’s word pieces',
  by.WORDPIECE,
  'BERT’s English vocabulary of 30,522 word pieces; not compared: a wide range',
);
const XLM_R = estimated(
  'xlm-roberta',
  'XLM-RoBERTa',
  by.XLM_ROBERTA,
  'XLM-RoBERTa’s vocabulary of 250,000 pieces in 100 languages; not compared: a wide range',
);
const VOYAGE = estimated(
  'voyage',
  'Voyage',
  by.UNCOMPARED_OLDER,
  'Voyage’s documentation says 1.1 to 1.2 × tiktoken’s count for its first models and other tokenizers since: a wide range',
);
const COHERE_EMBED = estimated(
  'cohere-embed',
  'Cohere Embed and Rerank',
  by.UNCOMPARED_OLDER,
  source.UNCOMPARED,
);
const TITAN_EMBED = estimated(
  'titan-embed',
  'Amazon Titan embeddings',
  by.UNCOMPARED_OLDER,
  source.UNCOMPARED,
);
const GOOGLE_EMBED = estimated(
  'google-embed',
  'Google text embeddings',
  by.UNCOMPARED_OLDER,
  source.UNCOMPARED,
);

/** First match wins; before the families of chat models, whose names some of these carry. */
export const EMBEDDING_RULES: readonly FamilyRule[] = [
  named('text-embedding-00\\d|text-multilingual-embedding|textembedding-gecko', GOOGLE_EMBED),
  named('(?:embed|rerank)-(?:english|multilingual|v\\d)', COHERE_EMBED),
  asWord('voyage-|rerank-(?:lite-)?\\d', VOYAGE),
  named('titan-embed', TITAN_EMBED),
  containing(
    'bge-(?:m3|multilingual|reranker)|multilingual-e5|jina-(?:embeddings-v3|reranker-v2|colbert-v2)|arctic-embed-[lm]-v2|paraphrase-multilingual|paraphrase-xlm|labse',
    XLM_R,
  ),
  containing(
    'bge-(?:small|base|large)|(?:^|/)e5-(?:small|base|large)|nomic-embed-text|mxbai-(?:embed|rerank-(?:x?small|base|large)-v1)|gte-(?:small|base|large)|all-minilm|all-mpnet|jina-embeddings-v[12]|jina-reranker-v1|arctic-embed|m2-bert|distilbert|uae-large|ms-marco',
    WORDPIECE,
  ),
];

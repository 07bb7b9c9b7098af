let (sentenceCount, wordCount) = (32, 20)
let (vocabularySize, width) = (5_000, 64)
let oneHotNumbers = sentenceCount * wordCount * vocabularySize
let embeddedNumbers = sentenceCount * wordCount * width
// A row for each word of the batch instead of one for each word of the vocabulary.
let embeddingParameters = sentenceCount * wordCount * width

let (sentenceCount, wordCount) = (32, 20)
let (vocabularySize, width) = (5_000, 64)
// Forgets that there are 32 sentences.
let oneHotNumbers = wordCount * vocabularySize
let embeddedNumbers = wordCount * width
let embeddingParameters = vocabularySize * width

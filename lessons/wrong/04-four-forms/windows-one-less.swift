let (total, length, shift) = (30, 7, 2)
// The fence and its posts.
let count = total - length - shift

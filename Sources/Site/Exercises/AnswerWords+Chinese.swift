extension AnswerWords {
  static let chinese =
    files + verdicts + values + limits + traps + [
      Phrase("{} (line {})", "{1}（第 {2} 行）"),
      Phrase("left: {}; right: {}", "左：{1}；右：{2}"),
      Phrase("Nothing was handed in.", "没有交答案。"),
    ]

  private static let files = [
    Phrase("the answer is a link, and not a file", "答案是一个链接，不是文件"),
    Phrase("the answer is a folder, and not a file", "答案是一个文件夹，不是文件"),
    Phrase("the answer is a pipe, and not a file", "答案是一个管道，不是文件"),
    Phrase("the answer is a socket, and not a file", "答案是一个套接字，不是文件"),
    Phrase("the answer is a device, and not a file", "答案是一个设备，不是文件"),
    Phrase("the answer cannot be read: {}", "无法读取答案：{1}"),
    Phrase("the answer is larger than {} KB", "答案超过 {1} KB"),
    Phrase("the answer is written in UTF-16; save it as UTF-8", "答案是 UTF-16 编码；请存为 UTF-8"),
    Phrase("the answer is not text in UTF-8", "答案不是 UTF-8 文本"),
    Phrase("the answer is empty", "答案是空的"),
    Phrase("not looked at, as there is another: {}", "没有看，因为还有另一份：{1}"),
  ]

  private static let verdicts = [
    Phrase("it does not hold", "不成立"),
    Phrase("it was not judged", "没有评判"),
    Phrase("nothing to judge", "没有可评判的内容"),
    Phrase("the answer gives no `{}`", "答案没有给出 `{1}`"),
    Phrase("the test does not compile", "这道题的测试无法编译"),
    Phrase("the lesson fails before this exercise", "课文在这道题之前就出错了"),
    Phrase("this answer has more than {} lines", "答案超过 {1} 行"),
  ]

  private static let values = [
    Phrase("`{}` is missing: the exercise asks for it", "缺少 `{1}`：这道题要求给出它"),
    Phrase("`{}` has to be of type `{}`, and is a `{}`", "`{1}` 的类型应当是 `{2}`，现在是 `{3}`"),
    Phrase("`{}` has to be of type `{}`", "`{1}` 的类型应当是 `{2}`"),
    Phrase("`{}` does not work as the exercise asks: {}", "`{1}` 不能按题目要求使用：{2}"),
    Phrase("a value of the answer is too large to be judged", "答案的一个值太大，无法评判"),
    Phrase("a value of the answer cannot be compared: {}", "答案的一个值无法比较：{1}"),
    Phrase("a value of the answer cannot be compared", "答案的一个值无法比较"),
    Phrase("an error was thrown and not caught: {}", "抛出了错误，却没有捕获：{1}"),
    Phrase("uncaught error: {}", "没有捕获的错误：{1}"),
  ]

  private static let limits = [
    Phrase(
      "the answer did not end within its limit of {}; it may wait for a thread or a queue of an "
        + "earlier cell, which ended with that cell",
      "答案没有在 {1} 的时限内结束；也许它在等待前面单元的线程或队列，而那个线程已随该单元结束"),
    Phrase(
      "the answer did not end within its limit of {}, and its thread was never free for the tasks "
        + "that wait", "答案没有在 {1} 的时限内结束，它的线程一直没有空闲来执行等待的任务"),
    Phrase("the answer did not end within its limit of {}", "答案没有在 {1} 的时限内结束"),
    Phrase("{} seconds", "{1} 秒"),
    Phrase("1 second", "1 秒"),
    Phrase("the answer printed more than its limit of {}", "答案打印的内容超过了 {1} 的上限"),
    Phrase(
      "the answer asked for {} more, beyond its limit of {} of memory",
      "答案又要 {1} 内存，超过了 {2} 的上限"),
    Phrase("the answer exceeded its limit of {} of memory", "答案用的内存超过了 {1} 的上限"),
    Phrase(
      "the answer exceeded its limit of {} processes and threads", "答案的进程和线程超过了 {1} 个的上限"),
    Phrase("stack overflow: a function calls itself endlessly", "栈溢出：有个函数没完没了地调用自己"),
    Phrase("make sure that the recursion reaches its base case", "请确认递归能到达终点"),
    Phrase("make the loop end", "请让循环能够结束"),
    Phrase("print less", "请少打印一些"),
    Phrase("use less memory", "请少用一些内存"),
    Phrase(
      "the answer called exit({}), which ends the lesson's program",
      "答案调用了 exit({1})，它会结束课文的程序"),
    Phrase("let the answer run to its end", "请让答案运行到结尾"),
    Phrase(
      "the answer called kill({}), which reaches processes that it did not start",
      "答案调用了 kill({1})，它会波及不是由答案启动的进程"),
    Phrase("end only processes that the answer started", "只能结束由答案启动的进程"),
    Phrase("the answer closed the files that report its results", "答案关闭了用来报告结果的文件"),
    Phrase("close only files that the answer opened", "只能关闭由答案打开的文件"),
    Phrase("the answer was stopped by {}", "答案被中止：{1}"),
    Phrase("the answer ended", "答案结束了"),
  ]

  private static let traps = [
    Phrase(
      "Index out of range: [{}], and the array has 1 element, [0]",
      "下标越界：[{1}]，而数组只有 1 个元素，[0]"),
    Phrase(
      "Index out of range: [{}], and the array has {} elements, [0] to [{}]; the last is [{}], or `.last!`",
      "下标越界：[{1}]，而数组有 {2} 个元素，[0] 到 [{3}]；最后一个是 [{4}]，或写 `.last!`"),
    Phrase(
      "Index out of range: [{}], and the array has {} elements, [0] to [{}]",
      "下标越界：[{1}]，而数组只有 {2} 个元素，[0] 到 [{3}]"),
    Phrase("Index out of range: [{}], and the array is empty", "下标越界：[{1}]，而数组是空的"),
    Phrase("Index out of range", "下标越界"),
    Phrase("Division by zero", "除数为零"),
    Phrase(
      "Unexpectedly found nil while unwrapping an Optional value", "解包可选值时遇到了 nil"),
    Phrase("an illegal instruction (a trap)", "非法指令（陷阱）"),
    Phrase("a bad memory access", "错误的内存访问"),
  ]
}

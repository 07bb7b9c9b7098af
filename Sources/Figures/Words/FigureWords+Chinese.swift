extension FigureWords {
  /// The library's phrases in Chinese: a key as `Phrase` has it, and what stands in its place.
  ///
  /// A text that a figure shows and that is not here stays English, and a test fails.
  static let chinese: [String: String] = punctuation.merging(drawings) { $1 }.merging(directives) {
    $1
  }.merging(cells) { $1 }

  private static let punctuation = [
    "%1, %2": "%1、%2",
    "%1 %2": "%1%2",
    "%1: %2": "%1：%2",
    "%1.": "%1。",
    "yes": "是",
    "no": "否",
  ]

  /// What renderers say of plots, diagrams and claims.
  private static let drawings = [
    "Data": "数据",
    "As text": "文字版",
    "The drawing in characters": "用字符画出的图",
    "Diagram": "示意图",
    "holds": "成立",
    "does not hold": "不成立",
    "Line plot": "折线图",
    "Scatter plot": "散点图",
    "Bar chart": "条形图",
    "Histogram": "直方图",
    "Heat map": "热图",
    "Spread": "分布图",
    "runs": "次数",
    "least": "最小",
    "first quartile": "第一四分位数",
    "median": "中位数",
    "third quartile": "第三四分位数",
    "greatest": "最大",
    "%1 run": "%1 次运行",
    "%1 runs": "%1 次运行",
    "%1: no values.": "%1：没有数值。",
    "%1: %2, median %3, quartiles %4 and %5, from %6 to %7.":
      "%1：%2，中位数 %3，四分位数 %4 和 %5，从 %6 到 %7。",
    "Each circle is a run; half of them lie in the bar, and its line is the median.":
      "每个圆圈是一次运行；居中的一半落在长条里，长条中的竖线是中位数。",
    "%1 over %2.": "%1随%2的变化。",
    "%1 over %2, both on logarithmic axes.": "%1随%2的变化，两轴都是对数轴。",
    "%1 over %2, %3 on a logarithmic axis.": "%1随%2的变化，%3用对数轴。",
    "values": "数值",
    "value": "数值",
    "count": "个数",
    "from": "从",
    "to": "到",
    "A series": "一个序列",
    "series %1": "序列 %1",
    "no points.": "没有点。",
    "%1 point": "%1 个点",
    "%1 points": "%1 个点",
    "%1 value": "%1 个值",
    "%1 values": "%1 个值",
    "%1 bin": "%1 个区间",
    "%1 bins": "%1 个区间",
    "%1, %2 at %3.": "%1，在 %3 处为 %2。",
    "%1, all %2.": "%1，全部为 %2。",
    "%1, from %2 at %3 to %4 at %5; least %6 at %7, greatest %8 at %9.":
      "%1，从 %3 处的 %2 到 %5 处的 %4；最小值 %6 在 %7 处，最大值 %8 在 %9 处。",
    "%1 and %2 more.": "%1，另有 %2 项。",
    "No values.": "没有数值。",
    "%1 in %2 from %3 to %4; most, %5, between %6 and %7.":
      "%1，分为从 %3 到 %4 的 %2；最多的一个区间在 %6 与 %7 之间，有 %5 个。",
    "%1 not finite, in no bin.": "%1不是有限数，不在任何区间内。",
    "%1 × %2 values, none finite.": "%1 × %2 个值，都不是有限数。",
    "row %1, column %2": "第 %1 行、第 %2 列",
    "%1 × %2 values; least %3 at %4; greatest %5 at %6.":
      "%1 × %2 个值；最小值 %3 在%4；最大值 %5 在%6。",
    "%1 not finite.": "%1不是有限数。",
    "%1 not finite, the first (%2) at %3 %4.": "%1不是有限数，第一个（%2）在 %3 = %4 处。",
    "%1 without a place on the log axis.": "%1在对数轴上没有位置。",
    "%1 of %2, the extremes among them.": "%2中的 %1 个，最大值和最小值都在其中。",
    "%1 × %2 values in %3 × %4 blocks: each shows its value farthest from the middle.":
      "%1 × %2 个值，分为 %3 × %4 块：每块显示离中值最远的值。",
    "%1 × %2 values, drawn as %3 × %4: each place shows its value farthest from the middle.":
      "%1 × %2 个值，画成 %3 × %4 格：每格显示离中值最远的值。",
    "all %1": "全部为 %1",
    "The cell's body gave false.": "代码块的结果为 false。",
    "left:  %1\nright: %2": "左边：%1\n右边：%2",
    "%1\nThey differ by %2, more than %3.": "%1\n两者相差 %2，超过 %3。",
  ]

  /// What directives say of networks and of training.
  private static let directives = [
    "cell": "单元",
    "%1 cell": "%1 单元",
    "step": "时间步",
    "%1 step": "%1 个时间步",
    "%1 steps": "%1 个时间步",
    "%1 parameter": "%1 个参数",
    "%1 parameters": "%1 个参数",
    "1 %1 layer": "1 层 %1",
    "%1 %2 layers": "%1 层 %2",
    "The same %1, at %2": "同一个%1用于 %2",
    "The same %1 in %2 layers, at %3": "同样的 %2 层%1用于 %3",
    "%1: each takes its input and the hidden state of the step before, and gives an output.":
      "%1：每一步接收该步的输入和上一步的隐藏状态，并给出一个输出。",
    "%1: each takes its input and the hidden state of the step before; the last one gives the output.":
      "%1：每一步接收该步的输入和上一步的隐藏状态；只有最后一步给出输出。",
    "%1: the first takes the input, each later one the output before it.":
      "%1：第一步接收输入，之后每一步都以上一步的输出为输入。",
    "%1, the same ones at every step: a longer sequence needs no more.":
      "%1，每个时间步用的都是同一组：序列再长，也不会更多。",
    "An encoder E reads %1 inputs; its last state starts a decoder D, which writes %2 outputs.":
      "编码器 E 读入 %1 个输入；它的最后一个状态交给解码器 D，由 D 写出 %2 个输出。",
    "Encoder": "编码器",
    "Decoder": "解码器",
    "Encoder: %1. Decoder: %2. Neither depends on the lengths.":
      "编码器：%1。解码器：%2。两者都与序列长度无关。",
    "input": "输入",
    "output": "输出",
    "h before": "之前的 h",
    "h after": "之后的 h",
    "c after": "之后的 c",
    "%1 (layer %2)": "%1（第 %2 层）",
    "zeros": "全零",
    "→ forward": "→ 正向",
    "← backward": "← 反向",
    "y: both joined": "y：两者拼接",
    "size": "大小",
    """
    Two passes over %1, each with weights of its own: one from the first step to the last, one from \
    the last to the first. At every step their hidden vectors are joined.
    """:
      "在 %1上各走一遍，两个方向各有自己的权重：一个从第一步走到最后一步，一个从最后一步走到第一步。每一步都把两个隐藏向量拼接起来。",
    "The forward pass ends at step %1: its last state is the first half of y%2":
      "正向在第 %1 步结束：它的最后一个状态是 y%2 的前一半",
    "The backward pass ends at step 1: its last state is the second half of y₁":
      "反向在第 1 步结束：它的最后一个状态是 y₁ 的后一半",
    "%1 + %2 = %3: twice those of one direction.": "%1 + %2 = %3：是单向时的两倍。",
    "%1 + %2 = %3: not equal.": "%1 + %2 = %3：两者不相等。",
    "%1: the output of one is the input of the next, at every step.":
      "%1：在每个时间步，上一层的输出就是下一层的输入。",
    "%1, each in both directions: the output of one is the input of the next, at every step.":
      "%1，每层都有两个方向：在每个时间步，上一层的输出就是下一层的输入。",
    "From layer to layer, [time, features]": "逐层的形状，[时间, 特征]",
    "h_n, [layers × directions, q] = %1": "h_n，[层 × 方向, q] = %1",
    "layer": "层",
    "width": "宽度",
    "parameters": "参数",
    "all": "全部",
    "row": "行",
    "direction": "方向",
    "after step": "在第几步之后",
    "module": "模块",
    "operation": "运算",
    "times": "次数",
    "total": "合计",
    "Not used in this pass: %1.": "这一遍没有用到：%1。",
    "parameter": "参数",
    "shape": "形状",
    "product": "乘积",
    "norm of ∂L/∂hₜ": "∂L/∂hₜ 的范数",
    "network": "网络",
    "at t = 1": "t = 1 处",
    "at t = %1": "t = %1 处",
    "on the way back it": "反向传播途中",
    "vanishes: it is 0": "消失：为 0",
    "is no number": "不是数",
    "shrinks %1 times": "缩小到 %1 分之一",
    "grows %1 times": "放大到 %1 倍",
    "epoch": "轮",
    "loss": "损失",
    "first": "最初",
    "last": "最后",
    "stopped": "中止",
    "best": "最好",
    "%1 steps a second on this machine.": "在这台机器上每秒 %1 步。",
    "Stopped at %1 of %2: the loss became %3.": "在%1中止（共 %2 轮）：损失变成了 %3。",
    "epoch %1": "第 %1 轮",
    "epoch %1, batch %2": "第 %1 轮第 %2 批",
    "minus infinity": "负无穷",
    "infinite": "无穷大",
    "It was so at the first epoch: look for NaN or very large numbers in the data.":
      "第一轮就是这样：请检查数据中有没有 NaN 或过大的数。",
    "The steps were too large: try a smaller learning rate, or clip the gradients.":
      "步子太大：请调小学习率，或者裁剪梯度。",
  ]

  /// What `cellMath` says of cells.
  private static let cells = [
    "Input gate": "输入门",
    "Forget gate": "遗忘门",
    "Candidate": "候选状态",
    "Output gate": "输出门",
    "Reset gate": "重置门",
    "Update gate": "更新门",
    "New state": "候选状态",
    "States": "状态",
    "The cell itself gives the same %1, %2.": "单元自己算出的 %1 也相同，%2。",
  ]
}

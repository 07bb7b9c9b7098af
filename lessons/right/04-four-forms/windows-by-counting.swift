let count = (0..<30).filter { $0 + 7 + 2 <= 30 }.count

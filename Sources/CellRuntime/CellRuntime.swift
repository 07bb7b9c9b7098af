// CellRuntime

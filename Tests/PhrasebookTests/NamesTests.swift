@testable import Phrasebook
import Testing

@Suite struct NamesTests {
}

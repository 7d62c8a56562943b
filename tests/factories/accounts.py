"""People."""

import factory
from django.contrib.auth.models import Group

from debateprep.accounts.models import Role, User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        surrogate = factory.Trait(role__named=Role.SURROGATE)
        curator = factory.Trait(role__named=Role.CURATOR, is_staff=True)
        lead = factory.Trait(role__named=Role.LEAD, is_staff=True)

    username = factory.Sequence(lambda n: f"person{n}")
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.org")

    @factory.post_generation
    def role(person, create, extracted, named=None):  # noqa: N805
        # A trait cannot replace a hook, only tell it something.
        if role := extracted or named:
            person.groups.add(Group.objects.get(name=role))
